"""Acts that fixed words lay on somebody: unmet undertakings, support, use made of a truce.

These are accusations whose words carry no event of their own, or one too general to tell
the act. Each pattern stands beside the kind of sentence that made it necessary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.compare.charges.acts import AS_QUOTED, OBLIGED, OUR, act_of
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import HEAD
from counterclaim.records import Event, EventType
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """An act in fixed words; ``doer_at`` is where its doer is named, None for before it.

    ``event`` tells of the act, where the words only say who is to blame for it.
    """

    act: str
    span: Span
    doer_at: int | None = None
    event: Event | None = None


_DUTY = re.compile(
    r"(?i)\b(?:never\s+delivered\s+on|(?:has|have|had)\s+not\s+delivered\s+on"
    r"|failures?\s+to\s+(?:uphold|meet|honou?r|keep|separate)"
    r"|(?:has|have)\s+applied\s+no\s+(?:real\s+)?effort|did\s+not\s+(?:meet|honou?r|fulfil\w*)"
    r"|failed\s+to\s+(?:comply|make|meet|uphold|honou?r|keep|separate|distance|disassociate"
    r"|(?:put\s+)?press\w*|rein|restrain|ensure|implement|abide|adhere|respect|observe|enforce)"
    r"|reluctance\s+of(?P<of>)\s[^.;]{3,60}?\s+to\s+(?:distance|separate|disassociate|comply)"
    r"|refus(?:ed|es|al)\s+to\s+(?:separate|distance|disassociate|comply|honou?r))\b[^.;]{0,80}"
)
#: "lack of seriousness in the opposition to respect a truce", "lacks cooperation on the part of"
_LACK = re.compile(
    r"(?i)\black(?:s|ed|ing)?\s+(?:of\s+)?(?:any\s+|real\s+)?(?:seriousness|commitment|cooperation"
    r"|co-operation|good\s?will|sincerity|respect)\s+"
    r"(?:in|of|by|from|among|on\s+the\s+part\s+of)\s+(?=(?P<of>\S))"
)
#: "had promised to separate the two and had done nothing of the sort"
_UNDONE = re.compile(
    r"(?i)\b(?:(?:done|did|does)\s+nothing\s+(?:of\s+the\s+(?:sort|kind)|to\s+(?:separate|stop|rein"
    r"|restrain|prevent|keep))|(?:committed|adhered|kept|held)\s+to\s+none\s+of"
    r"|(?:(?:has|have|had|did|do|does)\s+not|(?:has|have|had|did|do|does)n[’']t|never)\s+"
    r"(?:live[sd]?\s+up\s+to|ke(?:ep|pt)\s+(?:its|their|his)\s+(?:word|promises?|side|part)"
    r"|take[n]?\s+the\s+(?:necessary|required|agreed)\s+steps)"
    r"|broke(?:n)?\s+(?:its|their|his)\s+(?:word|promises?|pledges?|commitments?))\b"
)
#: "attempts to break down the regime of cessation of hostilities"
_ATTEMPT = re.compile(
    r"(?i)\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|sought)"
    r"\s+to\s+(?:break(?:\s+down)?|disrupt|undermine|sabotage|derail|torpedo|violate|breach|thwart"
    r"|scupper)"
    rf"\s+(?:\S+\s+){{0,3}}?{HEAD}"
)
_EXTREMISTS = (
    r"(?:terroris\w*|extremis\w*|militants?|jihad\w*|takfir\w*|ISIS|ISIL|Islamic\s+State|Daesh"
    r"|[\w-]*Nusra|al-?\s?Qaeda)"
)
_AID = re.compile(
    r"(?i)\b(?:support(?:s|ed|ing)?|back(?:s|ed|ing)|(?:ha[sd]|have)\s+armed|arming"
    r"|(?:help\s+)?rearm\w*|protect(?:s|ed|ing)"
    r"|suppl(?:y|ies|ied|ying)|fund(?:s|ed|ing)|shelter(?:s|ed|ing)|sponsor(?:s"
    r"|ed|ing)|aid(?:s|ed|ing)|bolster(?:s|ed|ing)?"
    r"|collaborat\w+\s+with|collu\w+\s+with|promot(?:es|ed|ing)|keep|preserve"
    rf"|(?:use[sd]?|using)(?=\s+{_EXTREMISTS}\s+(?:groups?\s+)?to\b))(?!\s+by\b)"
    rf"\s+(?:(?!(?:and|but)\s+\w+ed\b)\S+\s+){{0,4}}?(?P<whom>{_EXTREMISTS}|(?<=support\s)them\b|(?<=back\s)them\b|(?<=arm\s)them\b)"
)
_NEGATED = re.compile(
    r"(?i)\b(?:not(?!\s+only)|never|no|without|stop|denies|denied|n[’']t)\s+(?:\w+\s+){0,2}$"
)
_HAVING = re.compile(r"(?i)\bthe\s+$")
_THEIRS = re.compile(r"(?i)(?:backing|support)\s+of\b")
#: "avoids ISIS lines", "leaving the militants untouched"
_SPARING = re.compile(
    rf"(?i)\b(?:avoid(?:s|ed|ing)\s+(?:\w+\s+){{0,2}}?{_EXTREMISTS}"
    r"|(?:leav(?:es|ing)|left)\s+(?:\S+\s+){1,4}?untouched"
    r"|turn(?:s|ed|ing)?\s+a\s+blind\s+eye)\b"
)
#: "takes advantage of such ceasefires", "used the truce to regroup"
_USE = re.compile(
    r"(?i)\b(?:exploit\w*|abus(?:e[sd]?|ing)|misus(?:e[sd]?|ing)|pocket(?:s|ed|ing)"
    r"|(?:tak\w+|took)\s+advantage\s+of|profit(?:s|ed|ing)\s+from|capitali[sz](?:e[sd]?|ing)\s+on"
    rf"|(?:use[sd]?|using)(?=\s+(?:\S+\s+){{0,5}}?{HEAD}\s+(?:to|for|as)\b))"
    rf"[’'”\"]?\s+(?:\S+\s+){{0,5}}?(?:{HEAD})"
)
#: "holds families as human shields"
_SHIELDS = re.compile(
    r"(?i)\b(?:us(?:e[sd]?|ing)|h[eo]ld(?:s|ing)?|ke(?:eps?|pt|eping)|t(?:akes?|ook|aking))\s+"
    r"(?:\S+\s+){1,6}?(?:as|for)\s+human\s+shields?\b"
)
#: "it has used them to help rearm", in a sentence that speaks of truces
_REGAIN = re.compile(
    r"(?i)\b(?:use[sd]?|using)\s+(?:it|them|this|these)\s+to\s+(?:help\s+)?"
    r"(?:re-?arm|re-?group|re-?fit|re-?suppl|re-?position|re-?organi|recover|advance)\w*"
)
#: "must have been complicit in this ruse"
_COMPLICIT = re.compile(r"(?i)\b(?:complicit\s+in|in\s+(?:collusion|league)\s+with)\b")
#: "new weapons supplied by Turkey"
_ARMED_BY = re.compile(
    r"(?i)\b(?:weapons?|arms|ammunition|missiles?|rockets)\s+(?:\w+\s+){0,2}?"
    r"(?:supplied|provided|delivered|sent|shipped)\s+by\s+(?=\S)"
)
#: "Russian aircraft were believed to be responsible": of the violence told just before.
_BLAME = re.compile(
    r"(?i)\b(?:is|are|was|were|(?:ha[sd]|have)\s+been)\s+(?:(?:\w+ly|believed|thought|said|alleged"
    r"|suspected|held|found|deemed|also|themselves|to\s+be|to\s+have\s+been)\s+){0,4}"
    r"(?:responsible(?!\s+(?:for|to)\b)|to\s+blame(?!\s+for\b)|behind\s+(?:it|this|them)\b)"
)
#: "Norland is to blame for the breakdown of the truce"; not "for security in the area".
_BLAME_FOR = re.compile(
    r"(?i)\b(?:is|are|was|were|(?:ha[sd]|have)\s+been)\s+(?:[a-z]+ly\s+)?(?:responsible|to\s+blame)\s+for"
    r"\s+(?:(?:all|most|many|both|half|some)\s+(?:but\s+\w+\s+)?(?:of\s+)?)?"
    r"(?:(?:the|this|that|these|those|a|an)\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:collapse|breakdown|failure|attack|killing|death|strike|raid|bombing|shelling|massacre|blast)s?\b"
)
#: Sentences back to which the blame may refer.
BLAME_REACH = 3
UNMET, SUPPORT, SPARING = "unmet obligation", "support", "sparing"
SHIELDS = "use of human shields"
ATTEMPT = "attempt on the truce"
USE, COMPLICITY, ARMS = "use of the truce", "complicity", "arms supply"


def stated_acts(lookup: Lookup, within: Span) -> Iterator[Stated]:
    """The acts that the words of a stretch of text lay on somebody."""
    text = lookup.text
    for match in _DUTY.finditer(text, within.start, within.end):
        if OBLIGED.search(match.group()):
            at = match.start("of") if match["of"] is not None else None
            yield Stated(UNMET, Span(match.start(), match.end()), at)
    for match in _UNDONE.finditer(text, within.start, within.end):
        yield Stated(UNMET, Span(match.start(), match.end()))
    for match in _LACK.finditer(text, within.start, within.end):
        yield Stated(UNMET, Span(match.start(), match.end()), match.start("of"))
    fixed = ((SUPPORT, _AID), (SPARING, _SPARING), (ATTEMPT, _ATTEMPT), (SHIELDS, _SHIELDS))
    for act, pattern in fixed:
        for match in pattern.finditer(text, within.start, within.end):
            if not _disowned(text, within, match) and _of_extremists(lookup, match):
                yield Stated(act, Span(match.start(), match.end()))
    yield from _uses(lookup, within)
    for match in _COMPLICIT.finditer(text, within.start, within.end):
        yield Stated(COMPLICITY, Span(match.start(), match.end()))
    for match in _ARMED_BY.finditer(text, within.start, within.end):
        yield Stated(ARMS, Span(match.start(), match.end()), match.end())
    for match in _BLAME_FOR.finditer(text, within.start, within.end):
        yield Stated(AS_QUOTED, Span(match.start(), match.end()))
    for match in _BLAME.finditer(text, within.start, within.end):
        event = _violence_before(lookup, match.start())
        if event is not None:
            act = act_of(lookup, event) or ""
            yield Stated(act, Span(match.start(), match.end()), event=event)


def _violence_before(lookup: Lookup, at: int) -> Event | None:
    """The last act of violence that is told before a position, in this sentence or near it."""
    number = lookup.sentence_number
    told = [
        e
        for e in lookup.reading.understanding.events
        if e.type is EventType.ASSAULT
        and e.trigger.end <= at
        and number(at) - number(e.trigger.start) <= BLAME_REACH
        and act_of(lookup, e) is not None
    ]
    return max(told, key=lambda e: e.trigger, default=None)


def _uses(lookup: Lookup, within: Span) -> Iterator[Stated]:
    text = lookup.text
    for match in _USE.finditer(text, within.start, within.end):
        if not _disowned(text, within, match):
            yield Stated(USE, Span(match.start(), match.end()))
    for match in _REGAIN.finditer(text, within.start, within.end):
        sentence = lookup.sentence_at(match.start())
        if re.compile(rf"(?i){HEAD}").search(text, sentence.start, match.start()):
            yield Stated(USE, Span(match.start(), match.end()))


def _disowned(text: str, within: Span, match: re.Match[str]) -> bool:
    """Whether the words before say "not", or that it is the speaker's own doing."""
    before = text[max(within.start, match.start() - 30) : match.start()]
    if _HAVING.search(before) and _THEIRS.match(match.group()):
        return True  # "has the backing of militants"
    return bool(_NEGATED.search(before) or OUR.search(before[-24:])) or before[-1:] == "-"


def _of_extremists(lookup: Lookup, match: re.Match[str]) -> bool:
    """Whether "them" in "support them" are those that the sentence called extremists before."""
    if "whom" not in match.re.groupindex or match["whom"].lower() != "them":
        return True
    sentence = lookup.sentence_at(match.start())
    return bool(_NAMED_EXTREMISTS.search(lookup.text, sentence.start, match.start()))


_NAMED_EXTREMISTS = re.compile(rf"(?i)\b{_EXTREMISTS}")
