"""Who speaks in each attribution: named, unnamed with the body it belongs to, or unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.coreference import (
    FIRST,
    PLURAL,
    PRONOUNS,
    Antecedent,
    Place,
    agrees,
    definite,
    is_person_word,
    pronoun,
)
from counterclaim.resolve.desk import MADE_BY, Desk, anchor
from counterclaim.resolve.leads import name_leads
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.naming import Link
from counterclaim.resolve.phrases import (
    Determiner,
    Segment,
    are_two,
    conjuncts,
    is_capital,
    is_relative,
    segments,
)
from counterclaim.resolve.referents import one_head, referent_of, unnamed_referent
from counterclaim.resolve.scene import Referent
from counterclaim.spans import Span

_PART = re.compile(
    r"(?:one|some|many|most|several|two|three|another|others?|both|none|all)"
    r"(?: of (?:them|those|these))?"
)
_PASSIVE = re.compile(
    r"(?:(?:is|was|has been|had been|will be|should be|must be|can be|may be)\b.*)(?:ed|said|known"
    r"|thought|told|held|understood|clear|noted|worth.*|important.*|necessary.*|propitious.*"
    r"|(?:im)?possible.*|(?:un)?likely.*|unclear.*|difficult.*|hard.*|obvious.*|evident.*)"
    r"|(?:stands to reason|seems?|appears?|seemed|appeared|follows|turns? out|turned out)\b.*"
)
_CREDIT = re.compile(r"(?:REUTERS|Reuters|AFP|AP Photo|EPA)\W{0,4}$")
# Sentences back to a foreign army that spoke, within which "the army" is that one.
HOME_REACH = 2
_QUOTES = '"“”«»„'


def resolve_speakers(desk: Desk, attributions: Iterable[Attribution]) -> tuple[Speaker, ...]:
    """One speaker per attribution, in the order given; enclosing ones are resolved first."""
    given = tuple(attributions)
    by_id = {a.id: a for a in given}
    found: dict[str, Speaker] = {}
    for one in sorted(given, key=lambda a: (_depth(a, by_id), anchor(a), a.id)):
        found[one.id] = _Case(desk, one, found, by_id).speaker()
    name_leads(desk, [a for a in given if a.parent is None], found)
    return tuple(found[a.id] for a in given)


def _depth(one: Attribution, by_id: dict[str, Attribution]) -> int:
    depth, seen = 0, {one.id}
    while one.parent in by_id and one.parent not in seen:
        one = by_id[one.parent]
        seen.add(one.id)
        depth += 1
    return depth


class _Case:
    """One attribution while its speaker is sought."""

    def __init__(
        self,
        desk: Desk,
        one: Attribution,
        found: dict[str, Speaker],
        by_id: dict[str, Attribution],
    ) -> None:
        self.desk, self.one, self.found, self.by_id = desk, one, found, by_id
        self.text = desk.article.text
        self.chunks = [s for s in one.source if not is_relative(s.of(self.text))]

    def speaker(self) -> Speaker:
        if not self.one.source:
            return self._without_source()
        if self._in_credit():
            return self._unresolved("the credit of a picture")
        if not self.chunks:
            return self._relative()
        span = self.chunks[0]
        words = span.of(self.text)
        if (plain := words.strip(" ,").lower()) in PRONOUNS:
            return self._pronoun(plain, span)
        if _PART.fullmatch(plain):
            return self._part(words, span)
        words = self._nearest_the_cue(words, span)
        sides = conjuncts(words)
        if self._two(words, sides):
            words = sides[0]
        link = self._linked(words)
        if link.entity is None and len(sides) > 1:
            words = sides[0]
            link = self._linked(words)
        return self._of_link(link, words, span) or self._described(words, span, link)

    def _nearest_the_cue(self, words: str, span: Span) -> str:
        """The last of two known names that stand side by side before the cue.

        On pages that lose their commas "of the FSA the Observatory said" gives both as the
        source; a description ("IRNA the state news agency") is no second name.
        """
        if not self.one.cue or self.one.cue[0].start < span.end:
            return words
        found = words.split()
        for cut in range(1, len(found)):
            head, tail = " ".join(found[:cut]).rstrip(" -–"), " ".join(found[cut:]).lstrip("-– ")
            sides = [self._bearers(side) for side in (head, tail)]
            if all(sides) and not sides[0] & sides[1] and not self._bearers(words):
                return tail
        return words

    def _bearers(self, text: str) -> frozenset[str]:
        view = self.desk.view
        named = (*view.matches(text), *view.ambiguous_matches(text))
        return frozenset(m.actor.id for m in named if m.how in ("name", "ambiguous"))

    def _in_credit(self) -> bool:
        """Whether "said" is a photographer's name: "REUTERS/Rodi Said"."""
        before = self.text[: self.one.source[0].start]
        cue = self.one.cue[0].of(self.text) if self.one.cue else ""
        return cue[:1].isupper() and _CREDIT.search(before[-12:]) is not None

    def _two(self, words: str, sides: tuple[str, ...]) -> bool:
        """Whether "and" parts two sources, of which the first is taken."""
        if len(sides) < 2 or self.desk.view.matches(words):
            return False
        firsts = [next(iter(segments(side)), None) for side in sides]
        named = all(
            first is not None and (first.person or bool(self.desk.view.matches(first.core)))
            for first in firsts
        )
        return named or are_two(words)

    def _relative(self) -> Speaker:
        """Whom "who" or "which" goes back to: what stands right before it."""
        start = self.one.source[0].start
        for referent in self.desk.scene.all():
            for use in referent.uses:
                if use.span.end <= start and not self.text[use.span.end : start].strip(" ,"):
                    found = Antecedent(referent, use.span, 0.85, ("stands right before",))
                    return self._of_referent(found, "pronoun", self.one.source[0])
        return self._unresolved("a relative pronoun without its antecedent")

    def _part(self, words: str, span: Span) -> Speaker:
        """Who "one of them" is: unnamed, of the body that those before belong to."""
        many = pronoun(self.desk.scene, "they", Place(span.start, self.one.content)).referent
        if many is None:
            return self._unresolved("nobody near by fits")
        return Speaker(
            self.one.id,
            None,
            "unnamed",
            0.75,
            MADE_BY,
            description=words.strip(" ,"),
            body=many.body or many.entity,
            reasons=(f"of {many.name}",),
        )

    # ------------------------------------------------------------ named

    def _linked(self, words: str) -> Link:
        parts = segments(words)
        first = next(iter(parts), None)
        if first and first.head in listed("documents"):
            return self._document(words, first)
        if first and (people := self._people(first)):
            return people
        if first and len(parts) == 1 and _is_generic_body(first):
            return Link(None, reasons=("a body without its name",))
        return self.desk.linker.phrase(words)

    def _people(self, segment: Segment) -> Link | None:
        """The government that "the Americans" are when they say or warn."""
        state = self.desk.view.state_of_demonym(segment.core)
        named = bool(self.desk.view.matches(segment.core))
        if state is None or named or segment.determiner is not Determiner.DEFINITE:
            return None
        government = self.desk.view.actor(state.government)
        name = government.name if government else ""
        return Link(state.government, "description", 0.6, ("its people as speakers",), name=name)

    def _document(self, words: str, segment: Segment) -> Link:
        """The body whose report, post or statement it is, if the phrase names it."""
        if named := self.desk.linker.spot(" ".join((*segment.before, _made_by(segment.tail)))):
            return replace(named, how="apposition", score=min(named.score, 0.85))
        return Link(None, reasons=("nobody's name stands with the " + segment.head,))

    def _of_link(self, link: Link, words: str, span: Span) -> Speaker | None:
        if link.entity is None:
            return None
        referent = referent_of(link, words, self.desk.view, self.desk.day)
        self.desk.scene.meet(referent, span, speaks=True)
        return self._named(link.entity, link.how, link.score, link.reasons)

    def _named(
        self,
        entity: str,
        how: str,
        score: float,
        reasons: tuple[str, ...],
        antecedent: Span | None = None,
    ) -> Speaker:
        return Speaker(
            self.one.id, entity, how, score, MADE_BY, antecedent=antecedent, reasons=reasons
        )

    # ------------------------------------------------------------ described

    def _described(self, words: str, span: Span, link: Link) -> Speaker:
        segment = next(iter(segments(words)), None)
        if segment is None or not segment.head:
            return self._unresolved(*link.reasons)
        body, country = self.desk.linker.body_of(segment)
        if segment.determiner is Determiner.DEFINITE:
            place = Place(span.start, self.one.content, body)
            folded = replace(segment, head=one_head(segment.head))
            found = definite(self.desk.scene, folded, place, country=country)
            home = self._home_body(segment)
            if home and not self._just_spoke(found, home, place):
                return self._of_link(home, words, span) or self._unresolved()
            if found.referent:
                return self._of_referent(found, "description", span)
            if not is_person_word(segment.head):
                return self._unresolved(*found.reasons, *link.reasons)
        if not _may_speak(segment):
            return self._unresolved(f"a {segment.head} does not speak")
        return self._unnamed(segment, span, body, country)

    def _home_body(self, segment: Segment) -> Link | None:
        """What "the government" and "the army" are in the country that the article is about."""
        if self.desk.home is None or len(segment.words) > 1:
            return None
        return self.desk.linker.home_body(segment.head, self.desk.home)

    def _just_spoke(self, found: Antecedent, home: Link, place: Place) -> bool:
        """Whether another body that is called so spoke right before: the army of a guest."""
        other = found.referent
        if other is None or found.use is None or other.entity in (None, home.entity):
            return False
        near = self.desk.scene.distance(found.use.start, place.position) <= HOME_REACH
        return near and any(use.speaks and use.span == found.use for use in other.uses)

    def _unnamed(
        self, segment: Segment, span: Span, body: str | None, country: str | None
    ) -> Speaker:
        key = f"unnamed:{span.start}"
        self.desk.scene.meet(unnamed_referent(segment, key, body, country), span, speaks=True)
        return Speaker(
            self.one.id, None, "unnamed", 0.8, MADE_BY, description=segment.core, body=body
        )

    def _of_referent(self, found: Antecedent, how: str, span: Span) -> Speaker:
        referent = found.referent
        assert referent is not None
        self.desk.scene.meet(referent, span, speaks=True)
        return _said(self.one.id, referent, found, how)

    # ------------------------------------------------------------ pronouns and none

    def _pronoun(self, word: str, span: Span) -> Speaker:
        parent = self.found.get(self.one.parent or "")
        quoted = self._quoted(span)
        if parent and not quoted and self._another_inside(word, parent):
            return self._unresolved("may be who reports or whom the report names")
        if parent and (word in FIRST) == quoted and self._parent_fits(word, parent):
            how = "pronoun"
            return replace(parent, attribution_id=self.one.id, how=how, score=0.75)
        if word in FIRST and parent and self._lost_quotes() and self._names(parent):
            return replace(parent, attribution_id=self.one.id, how="pronoun", score=0.65)
        if word in FIRST:
            return self._unresolved("the speaker of the quotation is not told")
        if word == "it" and self._impersonal():
            return self._unresolved("nobody is meant by it")
        found = pronoun(self.desk.scene, word, Place(span.start, self.one.content))
        if found.referent is None:
            return self._unresolved(*found.reasons)
        if word in PLURAL and not found.referent.plural and self._others_spoke(found, span.start):
            return self._unresolved(f"others spoke after {found.referent.name}")
        return self._of_referent(found, "pronoun", span)

    def _others_spoke(self, found: Antecedent, start: int) -> bool:
        """Whether somebody else is a source between a body and the "they" that may mean it."""
        since = found.use.start if found.use else start
        between = [a for a in self.by_id.values() if a.source and since < anchor(a) < start]
        speakers = [self.found[a.id].actor for a in between if a.id in self.found]
        return any(actor != (found.referent and found.referent.entity) for actor in speakers)

    def _names(self, speaker: Speaker) -> bool:
        return bool(speaker.actor or speaker.description)

    def _lost_quotes(self) -> bool:
        """Whether a quotation holds this one, whose marks the page has lost."""
        parent = self.by_id.get(self.one.parent or "")
        return parent is not None and not any(
            any(mark in content.of(self.text) for mark in _QUOTES) for content in parent.content
        )

    def _parent_fits(self, word: str, parent: Speaker) -> bool:
        """Whether a pronoun in reported speech may mean who reports."""
        referent = self.desk.scene.get(parent.actor or "")
        if word in PLURAL:
            body = referent is not None and not referent.person
            plural = self._is_plural(self.by_id.get(self.one.parent or ""))
            return self._names(parent) and (body or plural)
        if word in FIRST or referent is None:
            return word in FIRST and bool(parent.actor or parent.description)
        if word in ("he", "she"):
            return referent.person and referent.gender in ("", "m" if word == "he" else "f")
        return word == "it" and not referent.person

    def _another_inside(self, word: str, parent: Speaker) -> bool:
        """Whether the report names another that fits: "A said that B claims it is ready".

        "A said of the losses, which it called light" speaks of A alone.
        """
        one, who = self.by_id.get(self.one.parent or ""), self.desk.scene.get(parent.actor or "")
        told = self.one.content[0].of(self.text).lower() if self.one.content else ""
        if one is None or who is None or word in FIRST or told in ("which", "what"):
            return False
        here = anchor(self.one)
        return agrees(word, who) and any(
            use.span.end <= here and any(content.contains(use.span) for content in one.content)
            for referent in self.desk.scene.all()
            if referent is not who and agrees(word, referent)
            for use in referent.uses
        )

    def _is_plural(self, one: Attribution | None) -> bool:
        """Whether the source is written in the plural: "Western countries say they ..."."""
        words = one.source[0].of(self.text) if one and one.source else ""
        segment = next(iter(segments(words)), None)
        return segment is not None and segment.plural

    def _impersonal(self) -> bool:
        """Whether nobody speaks: "it was agreed", "it is clear", "it stands to reason"."""
        cue = " ".join(span.of(self.text).replace("\xa0", " ") for span in self.one.cue)
        return _PASSIVE.fullmatch(cue.lower()) is not None

    def _quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks, counted from its sentence's start."""
        at = self.desk.scene.sentence(span.start)
        start = self.desk.scene.sentences[at].start if at >= 0 else 0
        before = self.text[start : span.start]
        opened = before.count("“") + before.count("«") > before.count("”") + before.count("»")
        return opened or before.count('"') % 2 == 1

    def _without_source(self) -> Speaker:
        """The speaker of the same sentence for "adding that", of the quotation before."""
        start = anchor(self.one)
        cue = self.one.cue[0].of(self.text).lower() if self.one.cue else ""
        previous = self._previous(start)
        if previous is None:
            return self._unresolved("no source in the text")
        one, speaker = previous
        same = self.desk.scene.distance(anchor(one), start) == 0
        participle = cue.split(" ")[0].endswith("ing") and same
        if participle or (not cue and self._continues(one)):
            antecedent = one.source[0] if one.source else None
            return replace(
                speaker,
                attribution_id=self.one.id,
                how="continued",
                score=0.7,
                antecedent=antecedent,
            )
        return self._unresolved("no source in the text")

    def _previous(self, start: int) -> tuple[Attribution, Speaker] | None:
        earlier = [
            a
            for a in self.by_id.values()
            if a.id in self.found and a.parent == self.one.parent and anchor(a) < start and a.source
        ]
        last = max(earlier, key=lambda a: (anchor(a), a.id), default=None)
        if last is None or not (self.found[last.id].actor or self.found[last.id].description):
            return None
        return last, self.found[last.id]

    def _continues(self, previous: Attribution) -> bool:
        """Whether a quotation without a cue goes on where the last one stopped."""
        if not previous.content or not self.one.content:
            return False
        end = max(s.end for s in (*previous.content, *previous.cue, *previous.source))
        start = self.one.content[0].start
        quoted = self.text[start] in _QUOTES and any(
            self.text[s.start] in _QUOTES for s in previous.content
        )
        return quoted and 0 <= self.desk.scene.distance(end - 1, start) <= 1

    def _unresolved(self, *reasons: str) -> Speaker:
        return Speaker(self.one.id, None, "none", 0.0, MADE_BY, reasons=tuple(reasons))


def _made_by(tail: str) -> str:
    """What tells whose a document is: "a post to an account used by the embassy", no addressee."""
    for by in ("by", "from", "of"):
        before, found, author = f" {tail}".partition(f" {by} ")
        if found and " of " not in before and _opens_name(author):
            return author
    return ""


def _opens_name(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return is_capital((rest if first in ("the", "a", "an") else first).split(" ")[0] or first)


def _is_generic_body(segment: Segment) -> bool:
    """Whether it is a body word alone ("the ministry"), which only the context can name."""
    return (
        segment.determiner is Determiner.DEFINITE
        and len(segment.words) == 1
        and segment.head in listed("bodies")
        and not is_capital(segment.words[0])
    )


def _may_speak(segment: Segment) -> bool:
    head = segment.head
    return is_person_word(head) or head in listed("bodies") | listed("classes") | listed(
        "documents"
    )


def _said(attribution_id: str, referent: Referent, found: Antecedent, how: str) -> Speaker:
    described = "" if referent.entity else referent.name
    return Speaker(
        attribution_id,
        referent.entity,
        how if referent.entity else "unnamed",
        found.score,
        MADE_BY,
        description=described,
        body=referent.body,
        antecedent=found.use,
        reasons=found.reasons,
    )
