"""Reports that pass on another's words: "the agency quoted the centre as saying ...".

Flat readings see one attribution there. By our convention it is two: an outer one of
the outlet that quotes, and in it one of the source quoted, with the same content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.drafts import Draft, tidied, without
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RULE_VERSION = "understand.relays 1"
RULE_SCORE = 0.8

_DATELINE = re.compile(r"\([A-Z][\w ]*\)\s*[-–—]\s")  # "CITY (Agency) - "
_QUOTING = word_set("quote quotes quoted quoting cite cites cited citing")
_RELAYING = _QUOTING | word_set("report reports reported reporting")
_CITING = word_set("citing quoting")
_SAYING = word_set(
    "saying stating telling adding confirming claiming reporting declaring warning noting "
    "describing announcing denying insisting suggesting stressing explaining revealing "
    "acknowledging arguing asserting alleging accusing calling urging"
)
_PASSED_OVER = word_set(
    "has have had also later earlier further then previously on monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday"
)
_BE = word_set("was were is are been being")
_BOUND = QUOTE_MARKS | word_set(
    ". , ; : ! ? ( ) [ ] … – — who which that when while as after before saying said"
)
_LINKS = word_set("of in on at from to by with near against for after about over")
_ADVERBIAL = word_set("on in at during after before late early monday tuesday")
_PEOPLE = word_set(
    "media report reports agency statement statements documents document data figures "
    "newspaper bulletin rebels authorities ministry government intelligence"
)
_LONGEST = 14  # words of a source between "quoted" and "as saying"


@dataclass(frozen=True, slots=True)
class _Relay:
    """Who passes on (None if the text does not say), by which words, and whose words."""

    outer: Span | None
    outer_cue: Span
    inner: Span
    inner_cue: Span

    @property
    def zone(self) -> Span:
        """All of the relay's own words; the content lies outside."""
        parts = [s for s in (self.outer, self.outer_cue, self.inner, self.inner_cue) if s]
        return Span(min(s.start for s in parts), max(s.end for s in parts))


def relayed(
    text: str,
    words: Words,
    sentences: Spans,
    drafts: Sequence[Draft],
    *,
    names: Spans = (),
) -> list[Draft]:
    """The drafts of a passage with each relay as two, the source quoted in its relayer.

    ``names`` are spans of actors that the model marked; they tell where a noun phrase
    ends in text that lost its commas. Drafts that a relay does not touch stay as they
    are. The content is what the reader linked, else the clause that the form gives.
    """
    made = list(drafts)
    for sentence in sentences:
        finder = _Finder(words, words.within(sentence), names)
        for index in finder.within:
            if words.lower[index] not in _RELAYING:
                continue
            sources = [s for d in made for s in d.source]
            relay = finder.relay(index, sources)
            if relay is not None:
                made = _restructured(text, sentence, relay, made)
            elif words.lower[index] in _QUOTING:
                made = _with_cited(text, finder, index, made)
    return made


class _Finder:
    """Finds relays and noun phrases in one sentence, by its words."""

    def __init__(self, words: Words, within: range, names: Spans) -> None:
        self.words = words
        self.within = within
        self._names = [n for n in names if self._inside(n)]

    def _inside(self, span: Span) -> bool:
        if not self.within:
            return False
        start = self.words.starts[self.within.start]
        return start <= span.start and span.end <= self.words.ends[self.within.stop - 1]

    def relay(self, verb: int, sources: Sequence[Span]) -> _Relay | None:
        """The relay whose verb is word ``verb``, or None if its form is another."""
        saying = self._as_saying(verb)
        passive = self._is_passive(verb)
        if saying is None:
            return None if passive else self._bare(verb, sources)
        if passive:
            return self._passive(verb, saying, sources)
        inner = self.phrase(verb + 1, saying - 2)
        outer = self.before(verb, sources)
        if inner is None or outer is None:
            return None
        return _Relay(outer, self._cue(verb), inner, self.words.span(saying - 1, saying))

    def cited(self, start: int) -> Span | None:
        """The people or body named from word ``start`` on, or None ("citing concerns")."""
        stop = start
        while stop < self.within.stop and self.words.lower[stop] not in _BOUND:
            stop += 1
        span = self.phrase(start, min(stop, start + _LONGEST) - 1)
        if span is None:
            return None
        inside = self.words.lower[start : self.words.within(span).stop]
        head = next((n for n, word in enumerate(inside) if n and word in _LINKS), len(inside))
        core = self.words.span(start, start + head - 1)
        named = any(name.overlaps(core) for name in self._names)
        return span if named or _PEOPLE & set(inside[:head]) or head_kind(inside[:head]) else None

    def before(self, verb: int, sources: Sequence[Span]) -> Span | None:
        """The noun phrase whose verb this is: a source linked, a name marked, or words."""
        last = verb - 1
        while last >= self.within.start and self.words.lower[last] in _PASSED_OVER:
            last -= 1
        if last < self.within.start or self.words.lower[last] in _BOUND:
            return None
        end = self.words.ends[last]
        for known in (*sources, *self._names):
            if known.start < end <= known.end:
                return known
        return self._named_run(last) or self._run(last)

    def phrase(self, first: int, last: int) -> Span | None:
        """The span of words ``first`` to ``last``, None if that is none or too many."""
        return self.words.span(first, last) if 0 <= last - first < _LONGEST else None

    def _named_run(self, last: int) -> Span | None:
        """A marked name with up to two common words after it ("SANA news agency")."""
        for name in self._names:
            if 0 < last + 1 - self.words.within(name).stop <= 2:
                return Span(name.start, self.words.ends[last])
        return None

    def _run(self, last: int) -> Span | None:
        first = last
        while first > self.within.start and self.words.lower[first - 1] not in _BOUND:
            first -= 1
        return self.phrase(first, last)

    def _as_saying(self, verb: int) -> int | None:
        """Where the "saying" of "as saying" after a verb stands, if it does."""
        for at in range(verb + 1, min(verb + 2 + _LONGEST, self.within.stop - 1)):
            if self.words.lower[at] == "as" and self.words.lower[at + 1] in _SAYING:
                return at + 1
            if self.words.lower[at] in ".;":
                return None
        return None

    def _is_passive(self, verb: int) -> bool:
        before = self.words.lower[max(verb - 2, self.within.start) : verb]
        return bool(_BE & set(before))

    def _passive(self, verb: int, saying: int, sources: Sequence[Span]) -> _Relay | None:
        """The relay of "X was quoted by Y as saying" and "X was quoted as saying by Y"."""
        be = max(i for i in range(max(verb - 2, 0), verb) if self.words.lower[i] in _BE)
        inner = self.before(be, sources)
        lower = self.words.lower
        outer: Span | None = None
        if lower[verb + 1] == "by":
            outer = self.phrase(verb + 2, saying - 2)
        elif lower[saying + 1 : saying + 2] == ("by",):
            outer = self.cited(saying + 2)
        if inner is None or outer is None:
            return None
        return _Relay(outer, self._cue(verb), inner, self.words.span(saying - 1, saying))

    def _bare(self, verb: int, sources: Sequence[Span]) -> _Relay | None:
        """A quotation or clause, then "the agency quoted the centre" and the full stop."""
        if self.words.lower[verb] not in _QUOTING - _CITING:
            return None
        outer, inner = self.before(verb, sources), self.cited(verb + 1)
        if outer is None or inner is None:
            return None
        at = self.words.within(outer).start - 1
        after = self.words.lower[self.words.within(inner).stop : self.within.stop]
        closed = at > self.within.start and self.words.lower[at] in QUOTE_MARKS | {","}
        if not closed or any(word[0].isalnum() for word in after):
            return None
        return _Relay(outer, self._cue(verb), inner, self._cue(verb))

    def _cue(self, index: int) -> Span:
        return self.words.span(index, index)


def _restructured(text: str, sentence: Span, relay: _Relay, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that a relay's words made replaced by the relay's two."""
    touched = [d for d in drafts if any(relay.zone.overlaps(c) for c in d.cue)]
    linked = [part for d in touched for span in d.content for part in without(span, relay.zone)]
    content = tidied(text, linked) or _clause(text, sentence, relay)
    if not content:
        return drafts
    score = max((d.score for d in touched), default=RULE_SCORE)
    made_by = touched[0].made_by if touched else RULE_VERSION
    source = (relay.outer,) if relay.outer else ()
    outer = Draft(source, (relay.outer_cue,), content, score, made_by)
    inner = Draft((relay.inner,), (relay.inner_cue,), content, score, RULE_VERSION, outer)
    return [*(d for d in drafts if d not in touched), outer, inner]


def _with_cited(text: str, finder: _Finder, verb: int, drafts: list[Draft]) -> list[Draft]:
    """The source of "..., the agency said, citing X" inside the agency's draft."""
    words = finder.words
    cue = words.span(verb, verb)
    if words.lower[verb + 1 : verb + 2] == ("by",):
        return _quoted_by(finder, verb, drafts)
    inner = finder.cited(verb + 1)
    outer = _outer_of_citing(finder, cue, drafts)
    if words.lower[verb] not in _CITING or inner is None or outer is None:
        return drafts
    zone = Span(cue.start, inner.end)
    others = [d for d in drafts if d is not outer and not any(zone.overlaps(c) for c in d.cue)]
    linked = tidied(text, [p for span in outer.content for p in without(span, zone)])
    content = linked or _before(text, finder, outer, cue)
    own_cue = tuple(p for c in outer.cue for p in tidied(text, without(c, zone)))
    own_cue = own_cue or _reporting(finder, outer, cue) or outer.cue
    if not content:
        return drafts
    kept = replace(outer, content=content, cue=own_cue)
    cited = Draft((inner,), (cue,), content, RULE_SCORE, RULE_VERSION, kept)
    return [*others, kept, cited]


def _before(text: str, finder: _Finder, outer: Draft, cue: Span) -> Spans:
    """The clause before the speaker who cites, from the start of the sentence."""
    start = finder.words.starts[finder.within.start]
    end = min((s.start for s in (*outer.source, *outer.cue, cue) if s.start > start), default=start)
    lines = [m.end() for m in _DATELINE.finditer(text, start, end)]
    clause = trim(text, max(lines, default=start), end)
    return tidied(text, [clause]) if clause and len(clause.of(text).split()) >= 3 else ()


def _reporting(finder: _Finder, outer: Draft, cue: Span) -> Spans:
    """The words between a speaker and "citing", where the reader took that for the cue."""
    ends = [s.end for s in outer.source if s.end < cue.start]
    if not ends:
        return ()
    between = finder.words.within(Span(max(ends), cue.start))
    lower = finder.words.lower
    found = [i for i in between if lower[i] in _RELAYING or lower[i] in ("said", "says")]
    return (finder.words.span(found[0], found[0]),) if found else ()


def _outer_of_citing(finder: _Finder, cue: Span, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the same sentence whose speaker cites: the nearest before the cue."""
    start = finder.words.starts[finder.within.start]
    near: list[tuple[bool, int, Draft]] = []
    for draft in drafts:
        own = [p for p in (*draft.source, *draft.cue) if start <= p.start and p.start < cue.end]
        if own and draft.parent is None and (draft.source or draft.cue != (cue,)):
            near.append((draft.cue != (cue,), max(p.end for p in own), draft))
    return max(near, key=lambda n: n[:2])[2] if near else None


def _quoted_by(finder: _Finder, verb: int, drafts: list[Draft]) -> list[Draft]:
    """The agency's draft around that of "..., an officer quoted by the agency said"."""
    words = finder.words
    outer = finder.cited(verb + 2)
    if outer is None:
        return drafts
    for at, draft in enumerate(drafts):
        speaks = any(0 <= verb - words.within(s).stop <= 1 for s in draft.source)
        if speaks and draft.parent is None:
            cue = words.span(verb, verb + 1)
            around = Draft((outer,), (cue,), draft.content, RULE_SCORE, RULE_VERSION)
            return [*drafts[:at], around, replace(draft, parent=around), *drafts[at + 1 :]]
    return drafts


def _clause(text: str, sentence: Span, relay: _Relay) -> Spans:
    """What a relay's form alone tells of its content: the clause after it, or before it."""
    after = trim(text, relay.zone.end, sentence.end)
    before = trim(text, sentence.start, relay.zone.start)
    first = after.of(text).split(None, 1)[0].lower() if after else ""
    if after and first not in _ADVERBIAL and len(after.of(text).split()) >= 3:
        return tidied(text, [after])
    if before and len(before.of(text).split()) >= 3:
        return tidied(text, [before])
    return ()
