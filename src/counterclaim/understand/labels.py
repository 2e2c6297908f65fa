"""Label words used for actors, and in whose voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.records import (
    LabelClass,
    LabelRole,
    LabelUse,
    LabelWord,
    Mention,
    MentionKind,
)
from counterclaim.spans import Span
from counterclaim.understand.identity import record_id
from counterclaim.understand.inflection import plural
from counterclaim.understand.lexicon import Hit, Lexicon
from counterclaim.understand.names.overlapping import by_place
from counterclaim.understand.voices import Voices
from counterclaim.understand.words import Words, cut_words, word_set

MADE_BY = "understand.labels 1"

# Nouns that a label word stands before without ceasing to be the label.
_GROUPS = word_set(
    "group groups organisation organisations organization organizations faction factions "
    "force forces fighter fighters troop troops element elements cell cells leader leaders "
    "outfit outfits gang gangs band bands entity entities"
)
_MANY = _GROUPS - word_set("leader leaders fighter fighters")  # "the Front militant group | Tarn"
_BOUNDS = word_set(". , ; : ! ? ( ) [ ] and or but who which that of to in on")
_LABELLED = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
        MentionKind.NATIONALITY,
        MentionKind.OTHER,
    }
)
_ARTICLES = word_set("the a an")
_SMALL = _ARTICLES | word_set("of for and in")
_OF_NAME = 2  # capitalised words before a label that make it part of a proper name
_AGAINST = word_set("anti pro non")  # "anti-government protests" labels no government
_HOLDING = word_set("held controlled run ruled occupied backed led")  # "rebel-held"
_REACH = 4  # a modifier loads an actor that is named at most so many words after it
_WEIGHT = {
    LabelClass.DELEGITIMISING: 3,
    LabelClass.SECTARIAN: 2,
    LabelClass.LEGITIMISING: 1,
    LabelClass.NEUTRAL: 0,
}


@dataclass(frozen=True, slots=True)
class _Label:
    """Words ``first`` to ``last`` label an actor; the entries that made it so."""

    first: int
    last: int
    entries: tuple[LabelWord, ...]


def find_labels(
    article_id: str,
    words: Words,
    lexicon: Lexicon[LabelWord],
    *,
    mentions: Sequence[Mention],
    voices: Voices,
) -> tuple[LabelUse, ...]:
    """The label words used for actors, in order, each with its voice.

    A modifier ("foreign-backed", "so-called") counts where an actor follows, and makes
    one label with the noun it stands before; of the two classes the heavier holds. A
    group noun after a label word belongs to it. ``attribution`` is the innermost one
    whose content holds the words and that gives its source's own; None is the outlet's voice.
    """
    by_position = _Positions(mentions)
    return tuple(
        _use(article_id, words, label, by_position, voices)
        for label in _labels(words, lexicon, by_position)
    )


class _Positions:
    """Mentions by where they start."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=by_place)
        self._ends = [m.span.end for m in self._mentions]

    def at(self, span: Span) -> Mention | None:
        """The first mention that overlaps a span."""
        at = bisect_right(self._ends, span.start)
        if at < len(self._mentions) and self._mentions[at].span.overlaps(span):
            return self._mentions[at]
        return None

    def behind(self, span: Span) -> Mention | None:
        """The person whose name follows a span: "the dictator | Orm Tarn"."""
        at = bisect_right(self._ends, span.end)
        found = self._mentions[at] if at < len(self._mentions) else None
        named = found is not None and found.kind is MentionKind.PERSON and found.name is not None
        return found if named and found and found.span.start == span.end + 1 else None

    def names(self, span: Span) -> bool:
        """Whether words are part of a longer proper name: "Ruwan Islamic Freedom Fighters".

        Asked only of words that honour: nobody names itself by the others, and in a headline
        all have capitals ("Ruwan Front Terrorists Flee").
        """
        mention = self.at(span)
        if mention is None or not mention.span.contains(span):
            return False
        before = mention.text[: span.start - mention.span.start].split()
        capital = [w for w in before if w[0].isupper() and w.lower() not in _ARTICLES]
        return len(capital) >= _OF_NAME and not any(
            word[0].islower() and word not in _SMALL for word in mention.text.split()
        )


@lru_cache(maxsize=8)
def label_lexicon(lexicon: tuple[LabelWord, ...]) -> Lexicon[LabelWord]:
    """Label words in all their spellings, for ``find_labels``."""
    return Lexicon((phrase, word) for word in lexicon for phrase in _spellings(word))


def _spellings(word: LabelWord) -> Iterator[tuple[str, ...]]:
    """Singular and plural, cut as the words of a text are, with either apostrophe."""
    singular = word.phrase.lower()
    modifies = word.role is LabelRole.MODIFIER
    for phrase in (singular,) if modifies else (singular, word.plural.lower() or plural(singular)):
        written = cut_words(phrase, (Span(0, len(phrase)),)).lower
        yield written
        if "'" in written:
            yield tuple("’" if mark == "'" else mark for mark in written)


def _labels(words: Words, lexicon: Lexicon[LabelWord], mentions: _Positions) -> Iterator[_Label]:
    pending: list[Hit[LabelWord]] = []
    done = -1
    for hit in lexicon.hits(words, range(len(words))):
        if hit.first <= done or not _stands(words, hit):
            continue
        legitimising = hit.value.label_class is LabelClass.LEGITIMISING
        if legitimising and mentions.names(words.span(hit.first, hit.last)):
            continue
        if pending and not _reaches(words, pending[-1].last, hit.first):
            yield from _alone(words, pending, mentions)
            pending = []
        loads = _only_loads(words, hit, mentions)
        if loads and hit.value.role is LabelRole.ADJECTIVE and not _leads(words, hit, mentions):
            continue
        pending.append(hit)
        if not loads:
            last = hit.last
            if _stands_before_group(words, last):
                last += 1
            yield _Label(pending[0].first, last, tuple(h.value for h in pending))
            pending, done = [], last
    yield from _alone(words, pending, mentions)


def _only_loads(words: Words, hit: Hit[LabelWord], mentions: _Positions) -> bool:
    """Whether a word names nobody by itself and loads an actor behind it, if one is there.

    An adjective names somebody in the plural ("radicals"), before a group noun, and in the
    phrase of an actor ("the armed resistance"); not so in "a radical step".
    """
    if hit.value.role is not LabelRole.ADJECTIVE:
        return hit.value.role is LabelRole.MODIFIER
    if not hit.value.phrase.endswith(words.lower[hit.last]):
        return False  # a plural
    held = mentions.at(words.span(hit.first, hit.last))
    in_phrase = held is not None and held.kind in _LABELLED
    return not (in_phrase or _stands_before_group(words, hit.last))


def _leads(words: Words, hit: Hit[LabelWord], mentions: _Positions) -> bool:
    """Whether the phrase of an actor begins right behind a word: "moderate | Ruwan rebels"."""
    after = hit.last + 1
    if after >= len(words) or words.lower[after] in _ARTICLES:
        return False
    beside = mentions.at(words.span(after, after))
    return beside is not None and beside.kind in _LABELLED


def _stands_before_group(words: Words, last: int) -> bool:
    return words.lower[last + 1 : last + 2] != () and words.lower[last + 1] in _GROUPS


def _stands(words: Words, hit: Hit[LabelWord]) -> bool:
    """Whether no excluding word stands beside the hit ("regime of calm").

    What a compound stands behind excludes nothing: "in opposition", but "in opposition-held areas".
    A "government-in-waiting" is not the government.
    """
    before = words.lower[hit.first - 1] if hit.first else ""
    if hit.first in words.joined and before in _AGAINST:
        return False
    if hit.last + 1 in words.joined and words.lower[hit.last + 1] in _HOLDING:
        return True
    if hit.last + 1 in words.joined and words.lower[hit.last + 1] == "in":
        return False
    after = words.lower[hit.last + 1 : hit.last + 2]
    return before not in hit.value.not_after and not set(after) & set(hit.value.not_before)


def _reaches(words: Words, last: int, first: int) -> bool:
    """Whether a modifier that ends at ``last`` loads a noun that starts at ``first``."""
    between = words.lower[last + 1 : first]
    return len(between) <= _REACH and not any(w in _BOUNDS for w in between)


def _alone(words: Words, pending: list[Hit[LabelWord]], mentions: _Positions) -> Iterator[_Label]:
    """A label of modifiers before an actor that only a name tells ("so-called X group")."""
    if not pending:
        return
    first, last = pending[0].first, pending[-1].last
    for index in range(last + 1, min(last + 2 + _REACH // 2, len(words))):
        if words.lower[index] in _BOUNDS:
            return
        mention = mentions.at(words.span(index, index))
        if mention is not None and mention.kind in _LABELLED:
            end = max(words.within(mention.span).stop - 1, last)
            yield _Label(first, end, tuple(h.value for h in pending))
            return


def _use(
    article_id: str, words: Words, label: _Label, mentions: _Positions, voices: Voices
) -> LabelUse:
    span = words.span(label.first, label.last)
    voice = next((a for a in voices.chain(voices.of(span)) if a.gives_words), None)
    bearer = None if words.lower[label.last] in _MANY else mentions.behind(span)
    mention = bearer or mentions.at(words.span(label.last, label.last)) or mentions.at(span)
    heaviest = max(label.entries, key=lambda e: _WEIGHT[e.label_class])
    return LabelUse(
        id=record_id(article_id, "label", span),
        article_id=article_id,
        span=span,
        word=" ".join(entry.phrase for entry in label.entries),
        label_class=heaviest.label_class,
        made_by=MADE_BY,
        mention=mention.id if mention and mention.kind in _LABELLED else None,
        attribution=voice.id if voice else None,
    )
