"""Speakers told by their part in a clause: "filed by X, seeking", "X was quoted as saying"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.cues import (
    infinitive,
    is_reporting,
    reporting_participles,
)
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.sentencedesk import MARKS, Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, word_set

_BE = word_set("is are was were be been being")
_KNOWN = word_set("known seen")
_HAVE = word_set("has have had")
_QUOTED = word_set("quoted cited reported")
_RELAYED = word_set("report reports account accounts claim claims allegations rumours rumors posts")
_PROPOSED = word_set("proposal suggestion statement announcement demand warning promise pledge")
_BEFORE_REPORT = DETERMINERS | word_set("media news press local recent earlier unconfirmed")
_NO_PARTICIPLES = word_set("during following morning evening including according regarding")
_PAPERS = word_set("motion petition complaint lawsuit suit appeal letter request bill statement")
_ASKING = word_set("seeking demanding requesting asking")
_CHARGING = re.compile(r"accus|blam")
_DESPITE = word_set("despite while by after without")
_WHEN = word_set("when while as after before")
_MENACING = word_set("threatening vowing pledging promising")
_MEETING = word_set(
    "met meet meets meeting spoke speak speaks speaking talked talks talk interview phone call "
    "called conversation conference discussed conferred exchanged visit together agreed"
)
_TELLERS = word_set("a an one the its his her their")  # with whom a clause of its own begins
_OF_TITLES = word_set("now today online live news")  # last words of media's names
_LINKS = word_set("of from in on by and the a an")
_LONGEST = 7  # words of a subject, from its article
_FARTHEST = 14  # words between a report and its participle


def quoted_as_saying(desk: Desk, cue: range, least: int) -> Span | None:
    """Who "was quoted as saying": the subject of the passive, or None for another form."""
    near = range(max(least + 1, cue.start - 2), cue.stop - 1)
    verb = next((i for i in near if desk.lower[i] in _QUOTED and desk.lower[i + 1] == "as"), 0)
    if not verb or desk.lower[verb - 1] not in _BE:
        return None
    last = verb - (2 if desk.lower[verb - 2] not in _HAVE else 3)
    if last < least:
        return None
    return desk.name_ending(desk.words.ends[last]) or desk.subject(last, least)


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


def accused_before(desk: Desk, draft: Draft, earlier: Draft) -> Span | None:
    """Who claims something in the clause that tells of what he is accused of.

    "The council accused the army of shelling the town despite claiming to keep the truce".
    """
    cue = desk.words.within(draft.cue[0]).start
    charge = earlier.cue[0].of(desk.text).lower()
    participle = desk.lower[cue].endswith("ing") and desk.lower[cue - 1] in _DESPITE
    if not (participle and _CHARGING.search(charge)):
        return None
    start = earlier.content[0].start
    return next((n for n in desk.names if start <= n.start <= start + len("the ")), None)


def naming_agent(desk: Desk, draft: Draft) -> Draft:
    """Who names, not who is named: "the group was described as a gang by Norland"."""
    if len(draft.source) != 1 or not draft.cue or not draft.content:
        return draft
    cue, source, told = (
        desk.words.within(p) for p in (draft.cue[-1], draft.source[0], draft.content[-1])
    )
    passive = (
        cue
        and desk.lower[cue.stop - 1].endswith("ed")
        and _BE & set(desk.lower[cue.start : cue.stop])
    )
    if not passive or not told or desk.lower[told.start] != "as" or source.start > cue.start:
        return draft
    by = [i for i in told if desk.lower[i] == "by"]
    start = desk.words.ends[by[-1]] + 1 if by else 0
    agent = next((n for n in desk.names if by and start <= n.start <= start + len("the ")), None)
    if agent is None or by[-1] == told.start:
        return draft
    named = draft.source[0]
    that = desk.lower[source.start] == "that" and len(source) > 1
    named = Span(desk.words.starts[source.start + 1], named.end) if that else named
    kept = Span(draft.content[-1].start, desk.words.ends[by[-1] - 1])
    return replace(draft, source=(agent,), content=(named, *draft.content[:-1], kept))


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
    while at >= least and desk.lower[at] in _BE | _HAVE:
        at = desk.last_before(at, least)
    named = at >= least and (desk.name_ending(desk.words.ends[at]) or desk.subject(at, least))
    return replace(draft, content=(named, *draft.content)) if named else draft


def agent_of_relative(desk: Desk, draft: Draft) -> bool:
    """Whether the source does what a relative clause tells: "naming them that which X likes"."""
    source, content = draft.source[0], draft.content[-1]
    between = desk.words.within(Span(content.end, max(content.end + 1, source.start)))
    words = desk.lower[between.start : between.stop]
    behind = source.start > content.end and draft.cue[-1].end <= draft.content[0].start
    return behind and "by" in words[-2:] and not {"which", "who", "that"}.isdisjoint(words)


def past_clause_of_time(desk: Desk, draft: Draft, cue: range) -> bool:
    """Whether somebody else may threaten: "A left when B advanced, threatening to"."""
    between = range(desk.words.within(draft.source[-1]).stop, cue.start - 1)
    when = [i for i in between if desk.lower[i] in _WHEN]
    if desk.lower[cue.start] not in _MENACING or desk.lower[cue.start - 1] != "," or not when:
        return False
    starts = desk.words.starts[when[-1] + 1 : when[-1] + 3]  # with or without an article
    return any(n.start in starts for n in desk.names)


def with_teller(desk: Desk, cue: range, least: int) -> Span | None:
    """Who tells in a clause of its own: "Norland denied it with an army source telling us"."""
    teller = desk.subject(cue.start - 1, least)
    if (
        teller is None
        or not desk.lower[cue.start].endswith("ing")
        or desk.opener(teller, least) != "with"
    ):
        return None
    first = desk.words.within(teller).start
    indefinite = desk.lower[first] in ("a", "an", "one")
    since = max(least, first - 2) if indefinite else least  # "met in Ravna with the envoy saying"
    met = not _MEETING.isdisjoint(desk.lower[since:first])
    told = desk.lower[first] in _TELLERS and desk.lower[cue.start] != "according"
    return teller if told and not met else None


def with_last_word(desk: Desk, draft: Draft) -> Draft:
    """The source with the last word of its name that the cue took: "website Coast Now | told"."""
    cue = desk.words.within(draft.cue[0])
    if not draft.source or len(cue) < 2 or desk.lower[cue.start] not in _OF_TITLES:
        return draft
    last, first, rest = draft.source[-1], desk.words.span(cue.start, cue.start), cue.start + 1
    capital = desk.text[last.start].isupper() and desk.text[first.start].isupper()
    if not capital or last.end + 1 != first.start or desk.text[desk.words.starts[rest]].isupper():
        return draft
    cues = (Span(desk.words.starts[rest], draft.cue[0].end), *draft.cue[1:])
    return replace(draft, source=(*draft.source[:-1], Span(last.start, first.end)), cue=cues)


def _made_by(desk: Desk, agent: Span, least: int) -> bool:
    """Whether "by" and a participle stand before a name: "filed by Tarn"."""
    at = desk.words.within(agent).start - 1
    while at > least and desk.lower[at] in DETERMINERS:
        at -= 1
    return at > least and desk.lower[at] == "by" and desk.lower[at - 1].endswith(("ed", "en"))


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


def _filed_by(desk: Desk, agent: Span, least: int) -> bool:
    """Whether it is a paper that a name made: "a motion filed by Tarn"."""
    by = desk.words.within(agent).start
    by -= desk.lower[by - 1] in DETERMINERS
    return by - 3 >= least and desk.lower[by - 3] in _PAPERS and _made_by(desk, agent, least)


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
        (i for i in range(max(least, comma - _LONGEST), comma) if desk.lower[i] in DETERMINERS),
        default=comma,
    )
    return draft if start == comma else replace(draft, source=(desk.words.span(start, comma - 1),))


def past_object(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The subject that opens the sentence, where a participle's object was read.

    "A group that is blamed for attacks targeting the guard condemned it": the group condemned.
    """
    least, inside = desk.words.within(sentence).start, desk.words.within(draft.source[-1])
    opener = desk.opener(draft.source[-1], least)
    plain = opener.endswith("ing") and opener not in reporting_participles() | _NO_PARTICIPLES
    if not plain or desk.last_before(desk.words.within(draft.cue[0]).start, least) >= inside.stop:
        return draft
    heads = range(least, min(least + _LONGEST, inside.start))
    head = next((i for i in heads if head_kind(desk.lower[i : i + 1])), None)
    opens = head is not None and desk.lower[least] in DETERMINERS
    return replace(draft, source=(desk.words.span(least, head),)) if opens and head else draft


def between_marks(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The name between a comma and the cue: "the mails would show, Tarn promises, that"."""
    least, cue = desk.words.within(sentence).start, desk.words.within(draft.cue[0])
    after = desk.words.within(draft.cue[-1]).stop
    if cue.start <= least or after >= len(desk.words):
        return draft
    name = desk.name_ending(desk.words.ends[cue.start - 1])
    if name is None or any(part.overlaps(name) for part in draft.source):
        return draft
    at = desk.words.within(name).start - 1
    opened = at > least and desk.lower[at] in QUOTE_MARKS | {","}
    told = is_reporting(desk.words, infinitive(desk.words, draft.cue[0]))
    closed = desk.lower[after] in QUOTE_MARKS | {",", "."}
    return replace(draft, source=(name,)) if opened and closed and told else draft


def unswapped(desk: Desk, draft: Draft) -> Draft:
    """The subject that was read as content, where its object was read as the source.

    "The council praised the courage shown by members of the guard": what is praised
    stands behind the verb, who praises before it.
    """
    cue = desk.words.within(draft.cue[0])
    ahead = [c for c in draft.content if c.end <= draft.cue[0].start]
    if len(ahead) != 1 or len(draft.content) < 2 or draft.source[0].start < draft.content[-1].start:
        return draft
    subject = desk.words.within(ahead[0])
    named = any(n.overlaps(ahead[0]) for n in desk.names) or head_kind(
        desk.lower[subject.start : subject.stop]
    )
    if subject.stop != cue.start or len(subject) > _LONGEST or not named:
        return draft
    rest = [c for c in (*draft.content, *draft.source) if c != ahead[0]]
    return replace(draft, source=(ahead[0],), content=(Span(min(rest).start, max(rest).end),))
