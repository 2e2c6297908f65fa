"""The forms in which one source passes on another: "quoted X as saying", "citing X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

QUOTING = word_set("quote quotes quoted quoting cite cites cited citing")
RELAYING = QUOTING | word_set("report reports reported reporting")
CITING = word_set("citing quoting")
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
    ". , ; : ! ? ( ) [ ] … – — who which that when while as after before saying said put"
)
_JOINING = word_set("and but")
_LINKS = word_set("of in on at from to by with near against for after about over")
_PEOPLE = word_set(
    "media report reports agency statement statements documents document data figures "
    "newspaper bulletin rebels authorities ministry government intelligence supporters followers "
    "refugees migrants survivors accounts testimony relatives"
)
_DETERMINERS = word_set("the a an")
_PRONOUNS = word_set("it he she they")
_SAID = word_set("said says reported added")
_LONGEST = 14  # words of a source between "quoted" and "as saying"


@dataclass(frozen=True, slots=True)
class Relay:
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


class RelayFinder:
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

    def relay(self, verb: int, sources: Sequence[Span]) -> Relay | None:
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
        return Relay(outer, self._cue(verb), inner, self.words.span(saying - 1, saying))

    def cited(self, start: int) -> Span | None:
        """The people or body named from word ``start`` on, or None ("citing concerns")."""
        stop = start
        while stop < self.within.stop and self.words.lower[stop] not in _BOUND:
            if stop > start and (self._speaks_next(stop) or self._reports(stop)):
                break
            stop += 1
        span = self.phrase(start, min(stop, start + _LONGEST) - 1)
        if span is None:
            return None
        inside = self.words.lower[start : self.words.within(span).stop]
        head = next((n for n, word in enumerate(inside) if n and word in _LINKS), len(inside))
        core = self.words.span(start, start + head - 1)
        named = any(name.overlaps(core) for name in self._names)
        return span if named or _PEOPLE & set(inside[:head]) or head_kind(inside[:head]) else None

    def _speaks_next(self, at: int) -> bool:
        """Whether another speaker begins: "citing medical sources | the monitor said"."""
        lower = self.words.lower
        linked = lower[at - 1] in _LINKS or lower[at - 1] in _DETERMINERS
        if lower[at] in _DETERMINERS or lower[at] in _PRONOUNS:
            return not linked
        found = (self.words.within(n) for n in self._names)
        stops = [inside.stop for inside in found if inside.start == at]
        return not linked and any(set(lower[stop : stop + 2]) & _SAID for stop in stops)

    def _reports(self, at: int) -> bool:
        """Whether a verb in the past reports: "an officer quoted by the agency | called for"."""
        ends = self.words.lower[at].endswith("ed")
        return ends and is_reporting(self.words, self.words.span(at, at))

    def before(self, verb: int, sources: Sequence[Span]) -> Span | None:
        """The noun phrase whose verb this is: a source linked, a name marked, or words."""
        last = verb - 1
        while last >= self.within.start and self.words.lower[last] in _PASSED_OVER:
            last -= 1
        if last < self.within.start:
            return None
        end = self.words.ends[last]
        bound = self.words.lower[last] in _BOUND  # "an agency, Tarn Wire, quoted"
        for known in sources if bound else (*sources, *self._names):
            if known.start < end <= known.end:
                return known
        if bound:
            return None
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

    def _passive(self, verb: int, saying: int, sources: Sequence[Span]) -> Relay | None:
        """The relay of "X was quoted by Y as saying" and "X was quoted as saying by Y"."""
        be = max(i for i in range(max(verb - 2, 0), verb) if self.words.lower[i] in _BE)
        if self.words.lower[be - 1] in _JOINING:
            inner = self._opening()
        else:
            inner = self.before(be, sources)
        lower = self.words.lower
        outer: Span | None = None
        if lower[verb + 1] == "by":
            outer = self.phrase(verb + 2, saying - 2)
        elif lower[saying + 1 : saying + 2] == ("by",):
            outer = self.cited(saying + 2)
        if inner is None or outer is None:
            return None
        return Relay(outer, self._cue(verb), inner, self.words.span(saying - 1, saying))

    def _opening(self) -> Span | None:
        """The name that opens the sentence: "Voss met Tarn and | was quoted by"."""
        start = self.words.starts[self.within.start]
        return next((name for name in self._names if name.start == start), None)

    def _apposed(self, last: int) -> Span | None:
        """Who is named in an apposition that ends at a comma: "the envoy, Aram Voss, | was"."""
        name = next((n for n in self._names if n.end == self.words.ends[last - 1]), None)
        if name is None or self.words.lower[last] != ",":
            return None
        first = self.words.within(name).start
        for at in range(first - 1, max(first - _LONGEST, self.within.start) - 1, -1):
            if self.words.lower[at] in QUOTE_MARKS:
                return self.words.span(at + 1, last - 1)
        return name

    def _bare(self, verb: int, sources: Sequence[Span]) -> Relay | None:
        """A quotation or clause, then "the agency quoted the centre" and the full stop."""
        if self.words.lower[verb] not in QUOTING - CITING:
            return None
        outer, inner = self.before(verb, sources), self.cited(verb + 1)
        if outer is None or inner is None:
            return None
        at = self.words.within(outer).start - 1
        after = self.words.lower[self.words.within(inner).stop : self.within.stop]
        closed = at > self.within.start and self.words.lower[at] in QUOTE_MARKS | {","}
        if not closed or any(word[0].isalnum() for word in after):
            return None
        return Relay(outer, self._cue(verb), inner, self._cue(verb))

    def _cue(self, index: int) -> Span:
        return self.words.span(index, index)
