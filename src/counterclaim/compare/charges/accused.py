"""Whom "accuses X and Y of Z" names, and what Z is."""

from __future__ import annotations

import re

from counterclaim.compare.charges.doers import ACTING, GOVERNED, SPONSORED, Doer, with_capital
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Attribution, Mention, MentionKind, Stance
from counterclaim.spans import Span

#: Characters of an accusation that names whom it is laid on, and nothing else.
BARE = 40
_ASIDE = re.compile(r",\s|\s(?:as\s+they|while|whilst|despite|although)\s")
#: In "those who follow another reading of the law of being traitors" Z follows the second "of".
_OF_DOING = re.compile(r"\s(?:of|for|over|with)\s+(?=[“\"'‘]?(?:[a-z]+ly\s+)?[a-z]+ing\b)")
#: "held the rebels fully responsible for"
_RESPONSIBLE = re.compile(r"\s(?:[a-z]+ly\s+)?(?:responsible|accountable)\s+for\s+")
_OF_OR_FOR = re.compile(r"\s(?:of|for|over)\s+(?=[\w“\"'‘]+ing\b|[\w’'-]+)")


def accused(lookup: Lookup, attribution: Attribution) -> tuple[list[Doer], Span] | None:
    """Whom "accuses X and Y of Z" or "blames X for Z" names, and the span of Z."""
    if attribution.stance is not Stance.ACCUSES or not attribution.content:
        return None
    content = attribution.content[0]
    if lookup.text.startswith("that ", content.start):
        return None  # "allegations that the army shelled parts of the town" tell it as events
    cue = " ".join(s.of(lookup.text).lower() for s in attribution.cue)
    if not re.search(r"accus|blam|charg|alleg(?!edly)|faulted|\bh[eo]ld", cue):
        return None
    on = _ON.search(lookup.text, content.start, content.end) if "blam" in cue else None
    # "blamed the attack on the rebels", but not "blamed the rebels for the attack on the town"
    if on and not _FOR.search(lookup.text, content.start, on.start()):
        last = Span(on.end(), max(content.end, on.end() + 1))
        return _named_in(lookup, last), Span(content.start, on.start("on"))
    answerable = _RESPONSIBLE.search(lookup.text, content.start, content.end)
    cut = (
        answerable
        or _OF_DOING.search(lookup.text, content.start, content.end)
        or _OF_OR_FOR.search(lookup.text, content.start, content.end)
    )
    if cut is None:  # "residents accuse the army"
        bare = len(content) <= BARE and re.search(r"accus|blam|faulted", cue)
        return (_named_in(lookup, content), content) if bare else None
    named = Span(content.start, max(cut.start(), content.start + 1))
    aside = _ASIDE.search(lookup.text, cut.end(), content.end)
    what = Span(cut.end(), max(aside.start() if aside else content.end, cut.end() + 1))
    return _named_in(lookup, named), what


#: The last "on" behind a deed that is no day's: "blamed the deaths in Aster on Monday on X".
_ON = re.compile(
    r"(?i)\b(?:attack|killing|breach|violation|shelling|bombing|(?:air\s*)?strike|raid|blast|it|this"
    r"|death|violence|collapse|incident|massacre)\w*(?:\s+[\w’'-]+){0,9}(?P<on>\s+on\s+)"
    r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\s+\d)(?=\S)"
)
_FOR = re.compile(r"\sfor\s")


def _named_in(lookup: Lookup, named: Span) -> list[Doer]:
    """Whom a stretch of text names, each once; the words themselves if nobody is known.

    Who stands in a clause about them is none of them: "gunmen who attacked a policeman".
    """
    if clause := _CLAUSE.search(lookup.text, named.start, named.end):
        named = Span(named.start, max(clause.start(), named.start + 1))
    held = [m for m in lookup.mentions_in(named) if m.kind in ACTING]
    outer = [m for m in held if not any(o is not m and o.span.contains(m.span) for o in held)]
    apart = (_inside_of, _seat, _follows, _sponsors, _owned, _joined, _helped)
    free = [m for m in outer if not any(rule(lookup, m, named) for rule in apart)]
    doers = [with_capital(lookup, m) for m in free]
    words = " ".join(named.of(lookup.text).split())
    if not doers and not _NOBODY.search(words) and not _DEED.search(words):
        doers = [Doer(None, words, named)]
    return doers


_CLAUSE = re.compile(r"\s*,?\s+(?:who|whom|whose|which)\s|\s*,\s+[a-z]+ing\s")
_LOYAL = re.compile(
    r"(?i)\b(?:loyal|close|allied|linked|affiliated|opposed)\s+(?:to|with)\s+"
    r"(?:the\s+)?(?:[a-z-]+\s+){0,4}$"
)
_MEMBER = re.compile(r"(?i)\ba\s+member\s+of\s+(?:an?\s+|the\s+)?$")
_HELP_FOR = re.compile(
    r"(?i)\b(?:support|backing|aid|help|funding|arms|sympathy)\s+(?:for|to)\s+(?:the\s+)?$"
    r"|\b(?:backed|supported|armed|funded)\s+by\s+(?:[\w-]+\s+){0,2}$"
)
_OWNER = re.compile(r"\w[’']s?\s+$")
#: "blamed the failure of the talks": what went wrong, and nobody who did it.
_NOBODY = re.compile(
    r"(?i)^(?:for|of)\s|^(?:the\s+|an?\s+)?(?:\w+\s+)?(?:failure|lack|collapse|absence|delay|weather|mistake|error)\b"
)


#: "accusations of truce violation", "the killing of": what was done, and nobody who did it.
_DEED = re.compile(
    r"(?i)^(?:\w+\s+){0,3}?(?:violations?|breach(?:es)?|killings?|murders?|attacks?|strikes?|raids?"
    r"|shelling|bombings?|massacres?|use|deaths?|violence|unrest)(?:\s+(?:of|on|in|against)\b|$)"
)


def _inside_of(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a mention only describes another one ("the Syrian government")."""
    following = lookup.text[mention.span.end : named.end].strip().lower()
    return mention.kind is MentionKind.NATIONALITY and bool(re.match(r"[a-z]", following))


def _follows(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether the accused only follow somebody: "fighters loyal to Orm Tarn"."""
    return bool(_LOYAL.search(lookup.text, named.start, mention.span.start))


def _sponsors(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether somebody only backs the accused: "Ostra-backed rebels"."""
    return SPONSORED.match(lookup.text, mention.span.end, named.end) is not None


def _owned(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether plain words name what the accused has: "accused Orm Tarn's | forces"."""
    plain = lookup.text[mention.span.start].islower()
    return plain and bool(_OWNER.search(lookup.text, named.start, mention.span.start))


def _joined(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether the accused are only members of it: "Ostra, a member of the Lake League"."""
    return bool(_MEMBER.search(lookup.text, named.start, mention.span.start))


def _helped(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a name only is helped or helps: "support for Orm Tarn", "rebels backed by Ostra"."""
    return bool(_HELP_FOR.search(lookup.text[named.start : mention.span.start]))


def _seat(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a place only tells where the accused sits: "the Ostran centre at Lakeside"."""
    before = lookup.text[max(named.start, mention.span.start - 14) : mention.span.start]
    return mention.kind is MentionKind.PLACE and bool(GOVERNED.search(before))
