"""Headlines that name their speaker after or before a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import MentionKind
from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.attributions.drafts import Draft, is_taken, tidied
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words

RULE_VERSION = "understand.headlines 1"
RULE_SCORE = 0.7
_AFTER = re.compile(r"(?P<content>\S.{12,}?)(?P<cue>:| [-–—]) +(?P<speaker>[\w][\w .’'-]{1,60})$")
_BEFORE = re.compile(r"(?P<speaker>[\w][\w .’'-]{1,60}?)(?P<cue>:) +(?P<content>\S.{20,})$")
_SPEAKERS = frozenset(MentionKind) - {MentionKind.ARMED_GROUP}
_LONGEST_SPEAKER = 6
_AT_THE_TOP = 80  # characters
_DAY = 24  # characters of a day with its weekday
_BYLINE = re.compile(r"(?P<speaker>[a-z]+(?: [a-z]+)?) [A-Z]")
_LOST_GENITIVE = re.compile(r"[A-Z]{2,4}s (?P<speaker>[A-Z].*)")
_DATE = re.compile(r"\b(?:19|20)\d\d\b")


def behind_date(
    text: str,
    passage: Span,
    sentences: Spans,
    words: Words,
    drafts: Sequence[Draft],
    names: tuple[Span, ...],
) -> list[Draft]:
    """The drafts, and that of a headline which ran into the text behind the page's date.

    "31 July 2014 10:59 Ostmark Council: the pier is shut. The council ...".
    """
    whole = dated_head(text, sentences[0] if sentences else passage, drafts)
    if whole is None:
        return list(drafts)
    headline = headline_draft(text, whole, words, names) or _of_person(text, whole, names)
    return [_without_byline(text, headline), *drafts] if headline else list(drafts)


def dated_head(text: str, first: Span, drafts: Sequence[Draft]) -> Span | None:
    """The first sentence behind the page's date, in which nobody was heard to speak."""
    within = max(first.start, _DAY)  # the day may open the sentence itself
    dated = _DATE.search(text, 0, within) if first.start < _AT_THE_TOP else None
    if dated is None or is_taken(first, drafts):
        return None
    end = first.start + len(first.of(text).rstrip(" ."))
    return trim(text, max(first.start, dated.end()), end)


def _of_person(text: str, headline: Span, names: tuple[Span, ...]) -> Draft | None:
    """The attribution to a person whom the report names in full: "Voss: ..., Ana Voss said"."""
    match = _BEFORE.match(text[headline.start : headline.end])
    said = match["speaker"] if match else ""
    after = [n.of(text) for n in names if n.start >= headline.end]
    if not match or " " in said or not any(_is_full(said, name) for name in after):
        return None
    parts = (
        Span(headline.start + match.start(part), headline.start + match.end(part))
        for part in ("speaker", "cue", "content")
    )
    source, cue, content = ((part,) for part in parts)
    return Draft(source, cue, content, RULE_SCORE, RULE_VERSION)


def _is_full(said: str, name: str) -> bool:
    """Whether a name is the full one of who is called by its last part: "Anas al-Vossan"."""
    return (
        bool(said) and re.search(rf"[A-Za-z] (?:[a-z]{{2}}-)?{re.escape(said)}$", name) is not None
    )


def _without_byline(text: str, headline: Draft) -> Draft:
    """The draft without a reporter's name that ran into it: "monitor | Ana Voss", "EUs | Voss"."""
    speaker = headline.source[0]
    said = _BYLINE.match(speaker.of(text)) or _LOST_GENITIVE.match(speaker.of(text))
    if said is None:
        return headline
    start = speaker.start + said.start("speaker")
    return replace(headline, source=(Span(start, speaker.start + said.end("speaker")),))


def headline_draft(
    text: str, headline: Span, words: Words, names: tuple[Span, ...]
) -> Draft | None:
    """The attribution of a headline of the form "Claim: Speaker" or "Speaker: Claim", or None.

    The speaker must end in a word for a person, an office or a medium ("monitor",
    "Iran official") or, behind its claim, be a name that the model marked. "Place: Claim" and
    "Name: Claim" are left alone, since what stands there is the topic more often.
    """
    whole = text[headline.start : headline.end]
    return _of_form(_AFTER.match(whole), headline, text, words, names) or _of_form(
        _BEFORE.match(whole), headline, text, words, ()
    )


def _of_form(
    match: re.Match[str] | None,
    headline: Span,
    text: str,
    words: Words,
    names: tuple[Span, ...],
) -> Draft | None:
    """The attribution of a headline that has a form, if its speaker is one."""
    if match is None:
        return None
    spans = {
        part: Span(headline.start + match.start(part), headline.start + match.end(part))
        for part in ("content", "speaker")
    }
    speaker = spans["speaker"]
    inside = words.within(speaker)
    told = head_kind(words.lower[inside.start : inside.stop])
    named = any(name.contains(speaker) or name == speaker for name in names)
    if len(inside) > _LONGEST_SPEAKER or not (told in _SPEAKERS or named):
        return None
    cue = trim(text, headline.start + match.start("cue"), headline.start + match.end("cue"))
    cues = (cue,) if cue else ()
    content = tidied(text, (spans["content"],))
    return Draft((speaker,), cues, content, RULE_SCORE, RULE_VERSION)
