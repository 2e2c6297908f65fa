"""Whether a toponym names the place itself, or its people, bodies, rulers or teams.

The encoder marks it; the words around tell it as well: "in X" and "the coast of X" are the
place, "ties with X", "X denied" and "X police" are not, and what stands in the name of a body
seldom is (Gritta, Pilehvar and Collier, 2019, "A Pragmatic Guide to Geoparsing Evaluation").
A logistic model weighs both; it sees no name, so that all places are judged alike.
``train.literalwords`` fits ``literal_weights.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.names.overlapping import Overlapping
from counterclaim.understand.tables import rows
from counterclaim.understand.words import Words, word_set

BIAS = "*"
READER = "reader"
_SUREST = 0.98
_FAR = 6  # words back to a preposition
_HEAD = 4  # words ahead to the noun that a toponym stands before
_PREPOSITIONS = word_set(
    "in at near from to with against between by of for on into across around through over "
    "toward towards outside inside within throughout off under than as like about including"
)
_LAND = word_set(
    "city town village province state county district region area border coast coastline capital "
    "island river valley mountains market markets economy street road neighborhood neighbourhood "
    "suburb suburbs downtown peninsula desert governorate municipality airport port countryside "
    "territory soil airspace waters sea lake forest park hospital outskirts north south east west "
    "northern southern eastern western central home plant factory store tour trip site campus"
)
_DOES = word_set(
    "is has was says said will would had are were have can could should must may wants wanted "
    "agreed announced does did do called warned condemned denied accused launched sent imposed "
    "signed withdrew rejected urged expressed plans seeks needs used backs supports continues"
)
_DEALINGS = word_set(
    "relations ties relationship agreement agreements talks war deal alliance partnership trade "
    "cooperation dispute tensions friendship summit treaty against between with"
)
# Verbs whose object hears and acts: "consult Norland". Texts to learn from have three of them.
_TELLING = (
    r"accus(?:e[sd]?|ing)|advis(?:e[sd]?|ing)|appeas(?:e[sd]?|ing)|ask(?:s|ed|ing)?|"
    r"assur(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|convinc(?:e[sd]?|ing)|consult(?:s|ed|ing)?|implor(?:e[sd]?|ing)|"
    r"criticis(?:e[sd]?|ing)|criticiz(?:e[sd]?|ing)|inform(?:s|ed|ing)?|notif(?:y|ies|ied|ying)|persuad(?:e[sd]?|ing)|remind(?:s|ed|ing)?|"
    r"tell(?:s|ing)?|told|thank(?:s|ed|ing)?|urg(?:e[sd]?|ing)|warn(?:s|ed|ing)?"
)
#: These may as well be done to a town; what follows tells: "pressed Norland to".
_PRESSING = (
    r"press(?:es|ed|ing)?|push(?:es|ed|ing)?|pressur(?:e[sd]?|ing)|compel(?:s|led|ling)?|"
    r"forc(?:e[sd]?|ing)|lobb(?:y|ies|ied|ying)|encourag(?:e[sd]?|ing)|invit(?:e[sd]?|ing)"
)
_ADDRESSED = re.compile(rf"(?:{_TELLING}) .*|(?:{_PRESSING}) to")
_ADDRESSING = re.compile(rf"{_TELLING}|{_PRESSING}")
_DATED = re.compile(r"[A-Z]{3,}(?: [A-Z]{3,})*\s+(?:--|[-–—])\s")  # "RUWAN -- Shells fell"
_WHEN = word_set("before after since until yesterday today tomorrow again first last late early")
_LINKS = word_set("and or but that which who when where while so if then to not also")
_NO_NOUNS = _PREPOSITIONS | _DOES | _LINKS


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature; above zero it speaks for the place itself."""
    return {feature: float(weight) for feature, weight in rows("literal_weights.tsv", columns=2)}


class Literalness:
    """Which toponyms of a text are meant as places."""

    def __init__(
        self,
        text: str,
        words: Words,
        *,
        toponyms: Sequence[ScoredSpan],
        names: Sequence[ScoredSpan],
    ) -> None:
        """``toponyms`` and ``names`` are what the encoder marked in the text."""
        self._text, self._words = text, words
        self._marked = {m.span for m in toponyms}
        self._toponyms, self._names = Overlapping(toponyms), Overlapping(names)

    def of(self, span: Span) -> bool:
        """Whether the toponym at a span is meant as a place; so is one that dates a report."""
        if self._text[span.start - 1 : span.start] in ("", "\n") and _DATED.match(
            self._text, span.start
        ):
            return True
        if _Place(self._text, self._words, span, span).is_party():
            return False
        found, weights = self.features(span), load_weights()
        return sum(weights.get(name, 0.0) * found[name] for name in sorted(found)) > 0

    def marked(self, *spans: Span | None) -> bool | None:
        """The same of the first of the spans that the encoder marked as a toponym, if any."""
        span = next((s for s in spans if s in self._marked), None)
        return None if span is None else self.of(span)

    def features(self, span: Span) -> dict[str, float]:
        """What the encoder and the words around say of a toponym, by name.

        All are 1 but ``reader``, the log odds by which the encoder marks it literal.
        """
        mark = _most_of(span, self._toponyms.meeting(span))
        name = _most_of(span, self._names.meeting(span))
        label = name.label if name else "none"
        outer = name.span if name and name.span.contains(span) else span
        place = _Place(self._text, self._words, span, outer)
        said = [BIAS, f"name {label}", f"marked {mark.label}" if mark else f"unmarked {label}"]
        if outer != span:
            where = "first" if outer.start == span.start else "later"
            said += [f"in {label}", f"in {where}", *(f"inside {p}" for p in place.before())]
        else:
            said += place.before()
        return dict.fromkeys([*said, *place.after(label)], 1.0) | _odds(mark)


def _odds(mark: ScoredSpan | None) -> dict[str, float]:
    if mark is None:
        return {}
    chance = min(mark.score, _SUREST)
    odds = log((1 + chance) / (1 - chance))
    return {READER: odds if mark.label == "literal" else -odds}


def _most_of(span: Span, marks: Sequence[ScoredSpan]) -> ScoredSpan | None:
    """The mark that shares most with a span; of two the first."""
    return max(marks, key=lambda m: (_shared(m.span, span), -m.span.start), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


class _Place:
    """The words around a toponym; ``outer`` is the name that it stands in, or itself."""

    def __init__(self, text: str, words: Words, span: Span, outer: Span) -> None:
        self._text, self._words, self._lower = text, words, words.lower
        self._here, self._outer = words.within(span), words.within(outer)

    def _word(self, at: int) -> str:
        return self._lower[at] if 0 <= at < len(self._lower) else ""

    def before(self) -> Iterator[str]:
        first = self._outer.start
        preposition, at = self._preposition(first)
        yield f"p {preposition}"
        if at == first - 1 or (at == first - 2 and self._word(first - 1) in ("the", "a")):
            yield f"direct {preposition}"
        near = {self._word(i) for i in range(first - 3, first)}
        if near & _LAND:
            yield "land before"
        if near & _DEALINGS:
            yield "dealings before"
        if self._word(first - 1) in ("", ".", "!", "?", ":"):
            yield "starts"

    def is_party(self) -> bool:
        """Whether it asks or is asked, tells or is told, as rulers do and towns do not."""
        first, stop = self._outer.start, self._outer.stop
        verb, after = self._word(first - 1), self._word(stop)
        alone = after in _WHEN or not self._is_noun(stop)
        asked = alone and _ADDRESSED.fullmatch(f"{verb} {after}") is not None
        asks = _ADDRESSING.fullmatch(after) is not None and self._preposition(first)[0] == "none"
        return asked or asks

    def _preposition(self, first: int) -> tuple[str, int]:
        """The preposition that governs a list or phrase, and where it stands."""
        for at in range(first - 1, max(first - 1 - _FAR, -1), -1):
            word = self._word(at)
            if word in _PREPOSITIONS:
                return word, at
            if word in _DOES or not (word.isalpha() or word == ","):
                break
        return "none", -1

    def after(self, label: str) -> Iterator[str]:
        at = self._here.stop
        owns = self._word(at) in ("'", "’")
        if not owns and self._word(at) in _DOES:
            yield "does"
        at += (2 if self._word(at + 1) == "s" else 1) if owns else 0
        if at in self._words.joined:
            yield f"joined {self._word(at)}"
        if not owns and self._is_noun(at):
            yield f"before a noun {label}"
            if self._text[self._words.starts[at]].isupper():
                yield "before a name"
        yield from self._headed(at)

    def _is_noun(self, at: int) -> bool:
        word = self._word(at)
        return word not in _NO_NOUNS and word.isalpha()

    def _headed(self, start: int) -> Iterator[str]:
        """What the noun that the toponym stands before is: a body, a person, land."""
        for at in range(start, start + _HEAD):
            if not self._is_noun(at):
                return
            if kind := head_kind(self._lower[start : at + 1]):
                yield from ("of actors", f"of {kind}")
                return
            if self._word(at) in _LAND:
                yield "of land"
                return
