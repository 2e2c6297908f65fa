"""Whom "accuses X and Y of Z" names, and what Z is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.compare.charges.doers import (
    ACTING,
    GOVERNED,
    HARMED,
    SPONSORED,
    Doer,
    with_capital,
)
from counterclaim.compare.charges.subjects import antecedent
from counterclaim.compare.lookup import ACTORS, Lookup
from counterclaim.records import Attribution, Mention, MentionKind, Stance
from counterclaim.spans import Span

#: Characters of an accusation that names whom it is laid on, and nothing else.
BARE = 40
#: Characters before "which Ostra blames on" within which stands what is blamed on somebody.
BEFORE = 60
_WORD = re.compile(r"\s[\s,;]*")
#: Characters between a name and the "accused" that is said of it.
TOUCHING = 2
_OPENS = re.compile(r"(?:of|for|over|with)\s+")
_ASIDE = re.compile(r",\s|\s(?:as\s+they|while|whilst|despite|although)\s")
#: In "those who follow another reading of the law of being traitors" Z follows the second "of".
_OF_DOING = re.compile(r"\s(?:of|for|over|with)\s+(?=[“\"'‘]?(?:[a-z]+ly\s+)?[a-z]+ing\b)")
#: "held the rebels fully responsible for"
_RESPONSIBLE = re.compile(r"\s(?:[a-z]+ly\s+)?(?:responsible|accountable)\s+for\s+")
_OF_OR_FOR = re.compile(r"\s(?:of|for|over)\s+(?=[\w“\"'‘]+ing\b|[\w’'-]+)")


def accused(lookup: Lookup, attribution: Attribution) -> tuple[list[Doer], Span] | None:
    """Whom "accuses X and Y of Z" or "blames X for Z" names, and the span of Z."""
    if attribution.stance is not Stance.ACCUSES:
        return None
    # "allegations that the army shelled parts of the town" tell it as events
    told = [c for c in attribution.content if not lookup.text.startswith("that ", c.start)]
    cue = " ".join(s.of(lookup.text).lower() for s in attribution.cue)
    if not told or not re.search(r"accus|blam|charg|alleg(?!edly)|faulted|\bh[eo]ld", cue):
        return None
    content = told[0]
    if _MUTUAL.search(cue):
        return [], content  # read as two charges
    if cue.endswith(" on"):  # "the raid, which Ostra blamed on | the rebels"
        return _named_in(lookup, told[-1]), _blamed_before(lookup, attribution)
    aside = len(told) > 1 and told[0].end <= attribution.cue[0].start  # "Y, accused by X of Z"
    if aside or _PASSIVE.search(cue):
        return _accused_of(lookup, attribution, told)
    if _DEED_NEXT.search(cue) or (_CHARGED.search(cue) and _TASK.match(lookup.text, content.start)):
        return None
    on = _blamed_on(lookup.text, content) if "blam" in cue else None
    if on:
        last = Span(on.end(), max(content.end, on.end() + 1))
        return _named_in(lookup, last), Span(content.start, max(on.start(), content.start + 1))
    answerable = _RESPONSIBLE.search(lookup.text, content.start, content.end)
    cut = (
        answerable
        or _OF_DOING.search(lookup.text, content.start, content.end)
        or _OF_OR_FOR.search(lookup.text, content.start, content.end)
    )
    if cut is None:  # "residents accuse the army"
        bare = len(content) <= BARE and re.search(r"accus(?!ation)|blam|faulted", cue)
        return (_named_in(lookup, content), content) if bare else None
    named = Span(content.start, max(cut.start(), content.start + 1))
    goes_on = _ASIDE.search(lookup.text, cut.end(), content.end)
    what = Span(cut.end(), max(goes_on.start() if goes_on else content.end, cut.end() + 1))
    return _named_in(lookup, named), what


#: "was accused of", "soldiers accused of": those named before it are the accused.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:[a-z]+\s+)*(?:accused|blamed)\b|^(?:accused|blamed)\s+(?:of|for)$"
)
_MUTUAL = re.compile(r"\b(?:trad|exchang|swapp|hurl)\w+\s")
#: "accusations of | a massacre", "lay the blame for | it on": what follows was done.
_DEED_NEXT = re.compile(r"\b(?:accus\w+|blame|alleg\w+)\s+(?:of|for)$")
#: "charged with the task of ending it": what somebody is to do.
_CHARGED = re.compile(r"\bcharged\s+with$")
_TASK = re.compile(r"(?i)(?:the\s+|a\s+)?(?:[\w-]+\s+)?(?:task|job|duty|mission|responsibility)\b")
#: "blamed the deaths in Aster on Monday | on | the rebels"; not "blamed them on state television".
_ON = re.compile(
    r"(?i)\s,?\s?on\s+(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|(?:jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)[a-z]*\s+\d|(?:its|his|her|their|state)\s+(?:\w+\s+)?(?:tv|television|radio|account"
    r"|website|channel|page)|twitter|facebook|social\s+media)(?=\S)"
)
_FOR = re.compile(r"\sfor\b")
_RELATIVE = frozenset({"which", "whom", "who", "that"})
#: "Orm Tarn's crackdown | on protesters": an act of whom is blamed.
_THEIR_ACT = re.compile(
    r"\w\s?[’']s?\s+(?:\w+\s+)?(?:crackdown|clampdown|attacks?|assaults?|raids?|strikes?|offensive|war)$"
)


def _blamed_on(text: str, content: Span) -> re.Match[str] | None:
    """The last "on" of "blamed the deaths in Aster on the rebels" that is of no day or medium.

    None where the accused stands first: "blamed the rebels for the attack on the town".
    """
    found = list(_ON.finditer(text, content.start, content.end))
    if not found:
        return None
    led_up = text[content.start : found[-1].start()]
    return None if _FOR.search(led_up) or _THEIR_ACT.search(led_up) else found[-1]


def _accused_of(
    lookup: Lookup, attribution: Attribution, told: Sequence[Span]
) -> tuple[list[Doer], Span] | None:
    """Who "is accused of" something, and what; None where the words name nobody."""
    if len(told) > 1:
        opens = _OPENS.match(lookup.text, told[1].start, told[1].end)
        start = opens.end() if opens else told[1].start
        named = _named_in(lookup, told[0])
        if told[0].of(lookup.text).lower() in _RELATIVE:  # "Ostra, which Kelia accuses of"
            named = [head] if (head := antecedent(lookup, told[1].start)) else []
        return named, Span(start, max(told[1].end, start + 1))
    cue = attribution.cue[0].start
    near = [m for m in lookup.ordered if m.kind in ACTORS and 0 <= cue - m.span.end <= TOUCHING]
    return ([with_capital(lookup, near[-1])], told[0]) if near and not attribution.source else None


def _blamed_before(lookup: Lookup, attribution: Attribution) -> Span:
    """The words of "the raid in Aster, which | Ostra blames on the rebels"."""
    parts = (*attribution.source, *attribution.cue)
    end = min(part.start for part in parts)
    start = lookup.sentence_at(end).start
    if end - start > BEFORE:
        word = _WORD.search(lookup.text, end - BEFORE, end)
        start = word.end() if word else end
    return Span(start, max(end, start + 1))


def _named_in(lookup: Lookup, named: Span) -> list[Doer]:
    """Whom a stretch of text names, each once; the words themselves if nobody is known.

    Who stands in a clause about them is none of them: "gunmen who attacked a policeman".
    """
    if clause := _CLAUSE.search(lookup.text, named.start, named.end):
        named = Span(named.start, max(clause.start(), named.start + 1))
    held = [m for m in lookup.mentions_in(named) if m.kind in ACTING]
    outer = [m for m in held if not any(o is not m and o.span.contains(m.span) for o in held)]
    apart = (_inside_of, _seat, _follows, _sponsors, _owned, _joined, _helped, _suffers)
    free = [m for m in outer if not any(rule(lookup, m, named) for rule in apart)]
    free = [m for m in free if m.text.lower().split()[-1] not in HARMED] or free
    doers = [_whole(lookup, with_capital(lookup, m), named) for m in free]
    words = " ".join(named.of(lookup.text).split())
    if not doers and not _NOBODY.search(words) and not _DEED.search(words):
        doers = [Doer(None, words, named)]
    return doers


_CLAUSE = re.compile(
    r"\s*,?\s+(?:who|whom|whose|which)\s|\s*,\s+[a-z]+ing\s"
    r"|\s+(?:seeking|trying|fighting|hoping|aiming|attempting)\s+(?:to|for)\s"
)
_LOYAL = re.compile(
    r"(?i)\b(?:loyal|close|allied|linked|affiliated|opposed)\s+(?:to|with)\s+"
    r"(?:the\s+)?(?:[a-z-]+\s+){0,4}$"
)
_MEMBER = re.compile(r"(?i)\ba\s+member\s+of\s+(?:an?\s+|the\s+)?$")
_HELP_FOR = re.compile(
    r"(?i)\b(?:support|backing|aid|help|funding|arms|sympathy)\s+(?:for|to)\s+(?:the\s+)?$"
    r"|\b(?:backed|supported|armed|funded)\s+by\s+(?:[\w-]+\s+){0,2}$"
)
_OWNER = re.compile(r"\w\s?[’']s?\s+$")
_OWNS = re.compile(r"\s?[’']s?\s+")
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
    """Whether plain words name what the accused has: "accused Orm Tarn's | forces".

    Of "Orm Tarn's government", which is somebody itself, he is the one who is left out.
    """
    plain = lookup.text[mention.span.start].islower() and lookup.stands_for(mention) is None
    if plain and _OWNER.search(lookup.text, named.start, mention.span.start):
        return True
    behind = _OWNS.match(lookup.text, mention.span.end, named.end)
    own = [m for m in lookup.ordered if behind and m.span.start == behind.end()]
    return any(lookup.text[m.span.start].islower() and lookup.stands_for(m) for m in own)


def _joined(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether the accused are only members of it: "Ostra, a member of the Lake League"."""
    return bool(_MEMBER.search(lookup.text, named.start, mention.span.start))


def _helped(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a name only is helped or helps: "support for Orm Tarn", "rebels backed by Ostra"."""
    return bool(_HELP_FOR.search(lookup.text[named.start : mention.span.start]))


_ON_WHOM = re.compile(r"(?i)\w\s+on\s+(?:the\s+)?$")


def _suffers(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a name is of whom the accused's act befalls: "Orm Tarn's crackdown on rebels"."""
    return bool(_ON_WHOM.search(lookup.text, named.start, mention.span.start))


#: What a name that only describes stands before: "foreign | actors", "Gulf | states".
_DESCRIBED = re.compile(
    r"\s+(?:[“\"‘'`]+\s?)?(?:actors|politicians|states|countries|powers|governments|nations|agents|elements|parties"
    r"|thugs|fighters|militants|militias?|gunmen|officials|leaders)\b"
)


def _whole(lookup: Lookup, doer: Doer, named: Span) -> Doer:
    """A nobody's name with the plain word that it describes: "foreign | actors"."""
    behind = _DESCRIBED.match(lookup.text, doer.span.end, named.end)
    if doer.actor is not None or behind is None:
        return doer
    span = Span(doer.span.start, behind.end())
    return Doer(None, " ".join(span.of(lookup.text).split()), span)


def _seat(lookup: Lookup, mention: Mention, named: Span) -> bool:
    """Whether a place only tells where the accused sits: "the Ostran centre at Lakeside"."""
    before = lookup.text[max(named.start, mention.span.start - 14) : mention.span.start]
    return mention.kind is MentionKind.PLACE and bool(GOVERNED.search(before))
