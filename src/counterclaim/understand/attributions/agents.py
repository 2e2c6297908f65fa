"""Agents of passives and participles: "filed by X, seeking", "described as a gang by X"."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.nounphrases import DETERMINERS, LONGEST_SUBJECT
from counterclaim.understand.attributions.sentencedesk import BE, MARKS, Desk
from counterclaim.understand.words import word_set

_KNOWN = word_set("known seen")
_HAVE = word_set("has have had")
_QUOTED = word_set("quoted cited reported")
_RELAYED = word_set("report reports account accounts claim claims allegations rumours rumors posts")
_PROPOSED = word_set("proposal suggestion statement announcement demand warning promise pledge")
_BEFORE_REPORT = DETERMINERS | word_set("media news press local recent earlier unconfirmed")
_PAPERS = word_set("motion petition complaint lawsuit suit appeal letter request bill statement")
_ASKING = word_set("seeking demanding requesting asking")
_LINKS = word_set("of from in on by and the a an")
_FARTHEST = 14  # words between a report and its participle


def quoted_as_saying(desk: Desk, cue: range, least: int) -> Span | None:
    """Who "was quoted (on Friday) as saying": the passive's subject, or None for another form."""
    near = range(max(least + 1, cue.start - 1), cue.stop)
    at = next((i for i in near if desk.lower[i] == "as"), 0)
    verb = desk.before_day(at - 1, least) if at else 0
    if verb <= least or desk.lower[verb] not in _QUOTED or desk.lower[verb - 1] not in BE:
        return None
    last = verb - (2 if desk.lower[verb - 2] not in _HAVE else 3)
    if last < least:
        return None
    return desk.name_ending(desk.words.ends[last]) or desk.subject(last, least)


def with_named(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The draft with what is named so: "groups | listed | as terrorist | by the council".

    Of 64 contents of PolNeAR's train texts that begin with "as" behind the cue 48 hold it.
    """
    parts = (*draft.source, *draft.content)
    if not draft.cue or not draft.content or any(p.start < draft.cue[0].start for p in parts):
        return draft
    cue, least = desk.words.within(draft.cue[0]), desk.words.within(sentence).start
    told = desk.words.within(draft.content[0]).start
    participle = desk.lower[cue.stop - 1].endswith("ed") or desk.lower[cue.stop - 1] in _KNOWN
    if not participle or told != cue.stop or desk.lower[told] != "as":
        return draft
    at = desk.last_before(cue.start, least)
    while at >= least and desk.lower[at] in BE | _HAVE:
        at = desk.last_before(at, least)
    named = at >= least and (desk.name_ending(desk.words.ends[at]) or desk.subject(at, least))
    return replace(draft, content=(named, *draft.content)) if named else draft


def by_author(desk: Desk, draft: Draft) -> Draft:
    """The author behind a noun of speech: "a surprise proposal by Norland that"."""
    if proposed := _proposed(desk, draft):
        return proposed
    after = desk.words.within(draft.cue[-1]).stop
    if desk.lower[after : after + 1] != ("by",) or after + 1 >= len(desk.words):
        return draft
    start = desk.words.starts[after + 1]
    named = [n for n in desk.names if start <= n.start <= start + len("the ")]
    first = desk.words.within(draft.cue[0]).start
    stops = [desk.words.within(part).stop for part in draft.source]
    given = any(part.start >= start for part in draft.source) or first in stops
    return draft if given or not named else replace(draft, source=(named[0],))


def _proposed(desk: Desk, draft: Draft) -> Draft | None:
    """The draft of the nearer noun of speech: "Tarn's reply to a | proposal | by Norland that"."""
    told = desk.words.within(draft.content[0]).start if draft.content else 0
    name = desk.name_ending(desk.words.ends[told - 1]) if told else None
    at = desk.words.within(name).start - 1 if name else 0
    said = desk.words.within(draft.cue[0])
    noun = len(said) == 1 or desk.lower[said.start] in DETERMINERS
    if name is None or desk.lower[told] != "that" or name.start < draft.cue[-1].end or not noun:
        return None
    at -= desk.lower[at] in DETERMINERS
    cue = desk.words.span(at - 1, at - 1)
    proposed = desk.lower[at] == "by" and desk.lower[at - 1] in _RELAYED | _PROPOSED
    return replace(draft, source=(name,), cue=(cue,)) if proposed else None


def past_agent(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The subject of the sentence, where the agent of a clause between commas was read.

    "The resolution, drafted by Norland, calls for calm": the resolution calls.
    """
    if not draft.source or draft.source[-1].end > draft.cue[0].start:
        return draft
    least, source = desk.words.within(sentence).start, draft.source[0]
    inside, cue = desk.words.within(source), desk.words.within(draft.cue[0])
    comma = next((i for i in range(inside.start - 1, least, -1) if desk.lower[i] in MARKS), least)
    closed = desk.lower[cue.start - 1] == "," and desk.lower[comma] == ","
    if not closed or comma + 3 > inside.start or not _made_by(desk, source, comma):
        return draft
    start = max(
        (
            i
            for i in range(max(least, comma - LONGEST_SUBJECT), comma)
            if desk.lower[i] in DETERMINERS
        ),
        default=comma,
    )
    return draft if start == comma else replace(draft, source=(desk.words.span(start, comma - 1),))


def nearer_subject(desk: Desk, draft: Draft, cue: range, least: int) -> Span | None:
    """The noun phrase that a participle belongs to, where a farther name was read.

    "A motion filed by Tarn, seeking delay": Tarn seeks. "Responding to reports from Norland
    claiming that": the reports claim.
    """
    lower, at = desk.lower, cue.start - 1
    if at > least and lower[at] == ",":
        agent = desk.name_ending(desk.words.ends[at - 1])
        asks = lower[cue.start] in _ASKING and agent is not None
        return agent if agent and asks and _filed_by(desk, agent, least) else None
    stop = max(least, cue.start - _FARTHEST)
    while at > stop and lower[at] not in _RELAYED:
        span = desk.words.span(at, at)
        plain = lower[at] in _LINKS or any(name.overlaps(span) for name in desk.names)
        if not plain:
            return None
        at -= 1
    if lower[at] not in _RELAYED or desk.words.starts[at] < draft.source[-1].end:
        return None
    while at > least and lower[at - 1] in _BEFORE_REPORT:
        at -= 1
    return desk.words.span(at, cue.start - 1)


def agent_of_relative(desk: Desk, draft: Draft) -> bool:
    """Whether the source does what a relative clause tells: "naming them that which X likes"."""
    source, content = draft.source[0], draft.content[-1]
    between = desk.words.within(Span(content.end, max(content.end + 1, source.start)))
    words = desk.lower[between.start : between.stop]
    behind = source.start > content.end and draft.cue[-1].end <= draft.content[0].start
    return behind and "by" in words[-2:] and not {"which", "who", "that"}.isdisjoint(words)


def _filed_by(desk: Desk, agent: Span, least: int) -> bool:
    """Whether it is a paper that a name made: "a motion filed by Tarn"."""
    by = desk.words.within(agent).start
    by -= desk.lower[by - 1] in DETERMINERS
    return by - 3 >= least and desk.lower[by - 3] in _PAPERS and _made_by(desk, agent, least)


def _made_by(desk: Desk, agent: Span, least: int) -> bool:
    """Whether "by" and a participle stand before a name: "filed by Tarn"."""
    at = desk.words.within(agent).start - 1
    while at > least and desk.lower[at] in DETERMINERS:
        at -= 1
    return at > least and desk.lower[at] == "by" and desk.lower[at - 1].endswith(("ed", "en"))
