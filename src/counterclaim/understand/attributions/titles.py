"""What a report's title says, and by whom: "Raid on market kills nine Monitor".

Titles name who speaks behind a colon or dash, or before one (``headlines``). Pages that lost
their marks leave the speaker alone at the end; there the title's own writing tells, or the lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.records import MentionKind
from counterclaim.spans import Span, trim
from counterclaim.understand.attributions.drafts import Draft, rebound, tidied
from counterclaim.understand.attributions.headlines import RULE_SCORE, headline_draft
from counterclaim.understand.attributions.nounphrases import DETERMINERS
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set

RULE_VERSION = "understand.titles 1"
#: Who watches a war; a title's "monitor" is any of them by name in the lead.
_WATCHERS = word_set("monitor monitors watchdog ngo observatory network group groups")
_REPORTS = word_set("report reports")
_CLOSERS = _WATCHERS - {"group", "groups"} | _REPORTS
_QUALIFIED = {
    "group": word_set("monitoring rights"),
    "media": word_set("state local"),
    "tv": word_set("state"),
    "television": word_set("state"),
    "agency": word_set("news"),
}
_SPEAKERS = frozenset(MentionKind) - {MentionKind.ARMED_GROUP}
# What a noun at the end would be the object of.
_GOVERNING = DETERMINERS | word_set(
    "of by with to from for as against at about on over and or than via new war"
)
_LEAD = 700  # characters behind the title in which the lead says the same
_SHARED = 3  # words of the title that the lead tells again
_LONG_WORD = 4


def title_draft(
    text: str, title: Span, words: Words, drafts: Sequence[Draft], names: tuple[Span, ...]
) -> Draft | None:
    """The attribution of a title that names its speaker, or None; ``drafts`` are the report's."""
    whole = _without_site(text, title)
    if whole is None or any(title.overlaps(cue) for d in drafts for cue in d.cue):
        return None
    marked = headline_draft(text, whole, words, names)
    return marked or _without_marks(text, whole, words, drafts, names)


def behind_title(text: str, title: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, none of whose contents begins in the title and goes on in the report."""
    made = []
    for draft in drafts:
        runs = any(c.start < title.end < c.end for c in draft.content)
        cut = [Span(max(c.start, title.end), c.end) for c in draft.content if c.end > title.end]
        rest = [trim(text, c.start + _dash(text, c), c.end) for c in cut] if runs else []
        content = tidied(text, [part for part in rest if part])
        made.append(replace(draft, content=content) if content else draft)
    return rebound(drafts, made)


def _dash(text: str, part: Span) -> int:
    """How many characters of blanks and dashes a part begins with."""
    return len(part) - len(part.of(text).lstrip(" -–—|\u00a0"))


def _without_site(text: str, title: Span) -> Span | None:
    """The title without the site's name behind a bar."""
    bar = title.of(text).find(" | ")
    return trim(text, title.start, title.start + bar) if bar > 0 else title


def _without_marks(
    text: str, title: Span, words: Words, drafts: Sequence[Draft], names: tuple[Span, ...]
) -> Draft | None:
    """The draft of a title whose last words speak, with nothing between them and the claim."""
    inside = words.within(title)
    first = _closer(words, inside) or _name(words, inside, names)
    if first is None or first - inside.start < _SHARED:
        return None
    first = _whole_office(words, inside, first, drafts)
    before = words.lower[first - 1]
    speaker, claim = words.span(first, inside.stop - 1), words.span(inside.start, first - 1)
    owned = before == "s" and words.lower[first - 2] in "'’"
    if owned or before in _GOVERNING or not (before.isalnum() or before in "'’\""):
        return None
    named = any(speaker == name for name in names)
    watches = named or words.lower[inside.stop - 1] in _CLOSERS | set(_QUALIFIED)
    apart = watches or _is_proper(text, words, inside, first - 1)
    if (named or not _stands_out(text, words, inside, first)) and not (
        apart and _said_again(words, title, claim, speaker, drafts, alone=not watches)
    ):
        return None
    return Draft((speaker,), (), tidied(text, [claim]), RULE_SCORE, RULE_VERSION)


def _closer(words: Words, inside: range) -> int | None:
    """The first word of a watcher or medium that ends a title: "monitor", "state TV"."""
    if len(inside) < _SHARED:
        return None
    last = inside.stop - 1
    if words.lower[last - 1] in _QUALIFIED.get(words.lower[last], ()):
        return last - 1
    spoken = words.lower[last] in _CLOSERS or head_kind((words.lower[last],)) in _SPEAKERS
    return last if spoken else None


def _name(words: Words, inside: range, names: tuple[Span, ...]) -> int | None:
    """The first word of a marked name that ends a title."""
    end = words.ends[inside.stop - 1] if inside else -1
    return min((words.within(n).start for n in names if n.end == end), default=None)


def _stands_out(text: str, words: Words, inside: range, first: int) -> bool:
    """Whether a common noun has a capital in a title written small: "... kills 9 Monitor"."""
    capital = text[words.starts[first]].isupper()
    rest = all(text[words.starts[i]].islower() for i in range(first + 1, inside.stop))
    return capital and rest and _is_small(text, words, range(inside.start, first))


def _is_small(text: str, words: Words, inside: range) -> bool:
    """Whether a title is written small: two long words at the least are."""
    long = (i for i in inside if len(words.lower[i]) >= _LONG_WORD)
    return sum(text[words.starts[i]].islower() for i in long) > 1


def _is_proper(text: str, words: Words, inside: range, at: int) -> bool:
    """Whether a word of a title written small is a name or a day: "died in Kesh | activists"."""
    return text[words.starts[at]].isupper() and _is_small(text, words, inside)


def _whole_office(words: Words, inside: range, first: int, drafts: Sequence[Draft]) -> int:
    """The first word of an office at the end of a title, as a source has it: "foreign minister"."""
    sources = [words.within(source) for draft in drafts for source in draft.source]
    told = {words.lower[i : i + 2] for source in sources for i in source[:-1]}
    while first - 1 > inside.start and words.lower[first - 1 : first + 1] in told:
        first -= 1
    return first


def _said_again(
    words: Words,
    title: Span,
    claim: Span,
    speaker: Span,
    drafts: Sequence[Draft],
    *,
    alone: bool,
) -> bool:
    """Whether the lead lays the same on a source of the kind: "nine died, a monitor said".

    What such a speaker is called by stands ``alone``: in the source, not in what is said.
    """
    near = range(title.start, title.end + _LEAD)
    told, called = _telling(words, [claim]), _telling(words, [speaker])
    drafts = [d for d in drafts if not (alone and called & _telling(words, d.content))]
    return any(
        _alike(words, speaker, source)
        and len(told & _telling(words, draft.content)) >= min(_SHARED, len(told))
        for draft in drafts
        for source in draft.source
        if source.start in near
    )


def _telling(words: Words, parts: Iterable[Span]) -> frozenset[str]:
    """Numbers and the beginnings of long words, which inflection leaves alone."""
    lower = (words.lower[i] for part in parts for i in words.within(part))
    return frozenset(w[:_LONG_WORD] for w in lower if w.isdigit() or len(w) >= _LONG_WORD)


def _alike(words: Words, speaker: Span, source: Span) -> bool:
    """Whether a source is called as the title's speaker is, or watches or publishes as he does."""
    own, other = ({words.lower[i] for i in words.within(part)} for part in (speaker, source))
    if own & _WATCHERS:
        return bool(other & (_WATCHERS | {"monitoring"}))
    media = head_kind(tuple(words.lower[i] for i in words.within(source))) is MentionKind.MEDIA
    return own <= other or (bool(own & (set(_QUALIFIED) | _REPORTS)) and media)
