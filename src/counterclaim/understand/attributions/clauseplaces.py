"""Speakers told by their place in a clause: "with X telling", ", X promises,"."""

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
from counterclaim.understand.attributions.nounphrases import DETERMINERS, LONGEST_SUBJECT
from counterclaim.understand.attributions.sentencedesk import Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import QUOTE_MARKS, word_set

_NO_PARTICIPLES = word_set("during following morning evening including according regarding")
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


def past_object(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The subject that opens the sentence, where a participle's object was read.

    "A group that is blamed for attacks targeting the guard condemned it": the group condemned.
    """
    least, inside = desk.words.within(sentence).start, desk.words.within(draft.source[-1])
    opener = desk.opener(draft.source[-1], least)
    plain = opener.endswith("ing") and opener not in reporting_participles() | _NO_PARTICIPLES
    if not plain or desk.last_before(desk.words.within(draft.cue[0]).start, least) >= inside.stop:
        return draft
    heads = range(least, min(least + LONGEST_SUBJECT, inside.start))
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
    if subject.stop != cue.start or len(subject) > LONGEST_SUBJECT or not named:
        return draft
    rest = [c for c in (*draft.content, *draft.source) if c != ahead[0]]
    return replace(draft, source=(ahead[0],), content=(Span(min(rest).start, max(rest).end),))
