"""Sources made whole: what a reader of words cut off before or behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.spans import Span
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied, without
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.attributions.relatives import to_mark
from counterclaim.understand.attributions.sentencedesk import MARKS, RELATIVE, Desk
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import word_set

DOCUMENTS = word_set(
    "report reports statement letter post message video bulletin tweet release resolution "
    "account study communique document documents article draft dispatch text figures toll call "
    "calls appeal"
)
BEHIND_DOCUMENT = word_set("by from of")
_CUT_SHORT = word_set(
    "of to by from in on at for with near and the a an inside against operating northern southern "
    "eastern western central"
)
TOLD_IN = word_set(
    "source sources activist activists resident residents witness witnesses official officials "
    "doctor doctors medic medics correspondent reporter worker workers "
    "ministry embassy"
)
_PUBLISHED = word_set("posted published issued released carried broadcast statement message post")
_WATCHERS = word_set("group organisation organization body agency network ngo")
_WATCHING = word_set("monitoring tracking documenting observing following")
_MEDIA = word_set("media television tv radio")
_MEDIA_NOUNS = frozenset(("news agency", "agency", "newspaper", "television", "news channel"))
_OWNING = word_set("state regime official government state-run pro-government opposition local")
_SEATED = word_set("based run owned backed linked affiliated controlled funded")
_LONGEST_GAP = 6  # words
_OWNER = re.compile(r"[A-Z]\w+ ?['’]s $")
_CALLED = re.compile(r",? (?:also )?known as (?:the )?")
_IN_STATEMENT = re.compile(
    r"(?: [a-z]+)?,? in an? (?:[a-z]+ )?(?:statement|message|video|post|tweet|interview|letter)\b"
)


def whole_source(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The source to the ends of its phrase: "a report | by the agency | said"."""
    source, cue = desk.after_dash(draft.source[-1]), draft.cue[0]
    longer = desk.longer(source)
    source = longer if source.end < longer.end <= cue.start else source
    more = desk.continuing(source)
    if more is not None and more.end <= cue.start:
        source = Span(source.start, more.end)  # "the activist | Orm Tarn who lives abroad"
    source = desk.with_antecedent(desk.with_bearer(desk.with_first(source)))
    source = _with_watcher(desk, sentence, source)
    source = _with_place_of(desk, sentence, _with_name_of(desk, source, cue))
    source = _of_statement(desk, sentence, source) or _to_gap(desk, draft, source)
    whose = _with_owner(desk, sentence, source)
    if whose != draft.source[-1] and whose.end <= cue.start:
        rest = (part for content in draft.content for part in without(content, whose))
        kept = tidied(desk.text, rest) or draft.content
        return replace(draft, source=(*draft.source[:-1], whose), content=kept)
    return (
        draft if whose == draft.source[-1] else replace(draft, source=(*draft.source[:-1], whose))
    )


def with_swallowed(desk: Desk, sentence: Span, draft: Draft) -> Draft:
    """The draft with the first of two speakers, which its content took in at its end.

    Where a text lost its commas: "ten were hurt the monitor and | a medic | said".
    """
    source, content = draft.source[0], draft.content[-1]
    least, at = desk.words.within(sentence).start, desk.words.within(source).start - 1
    if at - 1 <= least or desk.lower[at] != "and":
        return draft
    first = desk.name_ending(desk.words.ends[at - 1]) or desk.subject(at - 1, least)
    inside = desk.words.within(first) if first else range(0)
    speaks = first in desk.names or head_kind(desk.lower[inside.start : inside.stop])
    if first is None or not speaks or first.start <= content.start:
        return draft
    before = desk.words.ends[inside.start - 1]
    if content.end not in (before, first.end, desk.words.ends[at]):
        return draft
    kept = Span(content.start, before)
    source = Span(first.start, source.end)
    return replace(draft, source=(source, *draft.source[1:]), content=(*draft.content[:-1], kept))


def _to_gap(desk: Desk, draft: Draft, source: Span) -> Span:
    """The source with what stands between it and the cue, if it is a document or ends too early."""
    words, cue = desk.words.within(source), desk.words.within(draft.cue[0])
    gap = to_mark(desk.lower[words.stop : cue.start])
    document = desk.lower[words.stop - 1] in DOCUMENTS and gap[:1] and gap[0] in BEHIND_DOCUMENT
    cut_short = desk.lower[words.stop - 1] in _CUT_SHORT
    plain = MARKS.isdisjoint(gap) and RELATIVE.isdisjoint(gap)
    if not (plain and 0 < len(gap) <= _LONGEST_GAP and (document or cut_short)):
        return source
    stretch = Span(source.start, desk.words.ends[words.stop + len(gap) - 1])
    return source if any(c.overlaps(stretch) for c in draft.content) else stretch


def _with_name_of(desk: Desk, source: Span, cue: Span) -> Span:
    """A description with the name that it is given: "a force | known as the Harbour Guard".

    Or with the name before it: "the Harbour Guard (HG) | rescue group", "CNA | news agency".
    """
    called = _CALLED.match(desk.text, source.end)
    behind = next((n for n in desk.names if called and n.start == called.end()), None)
    if behind is not None and behind.end <= cue.start:
        return Span(source.start, behind.end)
    before = desk.text[: source.start].rstrip()
    opened = before.rfind("(") if before.endswith(")") else -1
    medium = source.of(desk.text) in _MEDIA_NOUNS
    ends = (len(before), len(before[:opened].rstrip())) if opened > 0 or medium else ()
    named = (n for end in ends for n in desk.names if n.end == end)
    name = next((n for n in named if desk.text[n.start].isalnum()), None)
    return Span(name.start, source.end) if name else source


def _with_place_of(desk: Desk, sentence: Span, source: Span) -> Span:
    """Who told it, not the place alone in which he did: "an informed source in | Ravna"."""
    least, at = desk.words.within(sentence).start, desk.words.within(source).start - 2
    placed = at >= least and desk.lower[at + 1] in ("in", "at") and desk.lower[at] in TOLD_IN
    teller = desk.subject(at, least) if placed else None
    if teller is None:
        return source
    first = desk.words.within(teller).start
    near = range(first - 1, max(first - 3, least - 1), -1)
    first = next((i for i in near if desk.lower[i] in DETERMINERS), first)  # "an informed source"
    return Span(desk.words.starts[first], source.end)


def _with_watcher(desk: Desk, sentence: Span, source: Span) -> Span:
    """Who watches, not what is watched: "a group monitoring | the conflict"."""
    least, at = desk.words.within(sentence).start, desk.words.within(source).start - 1
    watches = at - 1 > least and desk.lower[at] in _WATCHING and desk.lower[at - 1] in _WATCHERS
    watcher = desk.subject(at - 1, least) if watches else None
    return Span(watcher.start, source.end) if watcher else source


def _with_owner(desk: Desk, sentence: Span, source: Span) -> Span:
    """Media with whose they are, where no comma parts it from what they tell: "state | media".

    And any body with a compound that tells its seat or owner: "the Norland-based | monitor".
    """
    least, at = desk.words.within(sentence).start, desk.words.within(source).start
    while at - 2 >= least and at - 1 in desk.words.joined and desk.lower[at - 1] in _SEATED:
        at -= 2
    if at < desk.words.within(source).start:
        at -= at > least and desk.lower[at - 1] in DETERMINERS
        return _owned(desk, at, source)
    news = desk.lower[at : at + 2] == ("news", "agency")
    if desk.lower[at] not in _MEDIA and not news:
        return source
    while at > least and desk.lower[at - 1] in _OWNING:
        at -= 1
    return _owned(desk, at, source)


def _owned(desk: Desk, at: int, source: Span) -> Span:
    """A source from a word on, or from its owner before that: "Norland's | state media"."""
    owner = _OWNER.search(desk.text, 0, desk.words.starts[at])
    return Span(owner.start() if owner else desk.words.starts[at], source.end)


def _of_statement(desk: Desk, sentence: Span, source: Span) -> Span | None:
    """Who opens a sentence and states something in it, not where that was posted.

    "The Harbour Guard in a statement posted on the network Wave said".
    """
    opening = (n for n in desk.names if 0 <= n.start - sentence.start <= len("The "))
    first = min(opening, default=None)
    if first is None or first.end >= source.start:
        return None
    stated = _IN_STATEMENT.match(desk.text, first.end)
    between = desk.words.within(Span(first.end, source.start)) if stated else range(0)
    verbs = (i for i in between if desk.lower[i] not in _PUBLISHED)
    told = any(is_reporting(desk.words, desk.words.span(i, i)) for i in verbs)
    return first if stated and not told else None
