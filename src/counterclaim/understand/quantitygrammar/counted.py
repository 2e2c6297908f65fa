"""Which numbers count something, and what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.records import TimeExpression, Unit
from counterclaim.spans import Span
from counterclaim.understand.quantitygrammar.chains import (
    chained,
    is_listed,
    of_those,
    stands_for_those,
    who_were,
)
from counterclaim.understand.quantitygrammar.forms import Amount, Counted
from counterclaim.understand.quantitygrammar.harm import (
    HARM,
    NUMBER_NEXT,
    PEOPLE,
    in_family,
    is_freed,
    people_after,
    status,
)
from counterclaim.understand.quantitygrammar.nouns import noun_after, noun_unit, verbs
from counterclaim.understand.quantitygrammar.ones import one_counts
from counterclaim.understand.quantitygrammar.totals import (
    by_number_of,
    number_behind,
    people_numbered,
    toll_of,
)

_LABEL_BEFORE = re.compile(
    r"(?i:\b(?:no\.?|number|article|resolution|chapter|paragraph|page|section|annex|figure|table"
    r"|highway|route|road|line|group|unit|brigade|division|regiment|battalion|channel|flight|room"
    r"|url|updated|phase|version|part|day|formula|tel|fax|grade|level|protocol|aged?|ages|video"
    r"|photo|geneva|vienna|astana))\s+$"
    r"|\b(?:Post|Outpost|Checkpoint|Zone|Sector|Camp|Gate|Hill|Block|Station|Corps|Point|War)\s+$"
    r"|(?i:\bage\s+of|\baged|\baged\s+\w+\s+and|\bage[sd]?\s+(?:of|between|from|below|under|over)|\bunder\s+the\s+age\s+of)\s+$|[A-Z]{1,4}-$"
)
#: "resolutions 2118, 2209 and", "men aged 19, 25 and": the numbers behind count nothing either.
_LISTED = re.compile(
    r"(?i:\b(?:resolutions|articles|chapters|paragraphs|brigades|aged|ages)\s+)"
    r"(?:\d+(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+))+$"
)
#: "by 2060, they said": a year to come, which is no time of the text.
_YEAR = re.compile(r"(?i)\b(?:by|until|till)\s+20\d\d(?=\s*[,.;:)]|\s+[a-z]{2,4}\b|\s*$)")
_GLUED = re.compile(r"\s*\d{4,}")
_AGE_AFTER = re.compile(
    r"[\s-]*(?:years?[\s-]+old|years?\s+of\s+age|-year-old|month-old|(?:months|weeks|days)\s+old|(?:or|and)\s+(?:older|younger|over)\b|when\s+(?:s?he|his|her)\b)"
)
_AGE_BEFORE = re.compile(
    r"(?i)\b(?:boy|girl|child|teenager|youth|lad|man|woman|son|daughter)\s+of\s+$|\bI\s+am\s+$"
)
_TURNED = re.compile(r"\bturn(?:s|ed)\s+$")  # "turned | 52 in the war", not "turned | 20 men away"
_CALIBRE_AFTER = re.compile(r"[\s-]*(?:mm|millimet(?:er|re)s?|calib(?:er|re))\b")
_HOUR_AFTER = re.compile(r"\s+(?:o['’]clock|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b")
#: "at 12 | Old Mill Road", "two | thirds": an address, a share.
_NAMED_AFTER = re.compile(
    r"\s+(?:(?:[A-Z][\w’'-]+\s+){1,3}(?:Street|Road|Avenue|Lane|Boulevard)"
    r"|thirds|fifths|tenths|quarters\s+of|(?:Brigade|Battalion|Division|Regiment|Squadron)(?!\s+[a-z]+s\b))\b"
)
#: "Six had died, not four": a number that a speaker sets aside; "8 per | 100,000": a rate.
_SET_ASIDE = re.compile(r"(?i)\b(?:not|rather\s+than|instead\s+of|per)\s+$")


def counts(text: str, sentence: Span, amount: Amount, times: Sequence[TimeExpression]) -> bool:
    """Whether a number counts something, judged by what stands around it."""
    span = amount.span
    if _is_time(text, span, times) or len(sentence) < len(span) + 8:
        return False
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 40]
    labelled = amount.high is not None and (
        _LABEL_BEFORE.search(before) or _LISTED.search(text, max(0, span.start - 80), span.start)
    )
    if labelled or _AGE_AFTER.match(after) or re.match(r"(?:[-–/]|\\/)\w", after):
        return False
    if _CALIBRE_AFTER.match(after) or (amount.best != 1 and _NAMED_AFTER.match(after)):
        return False
    if _HOUR_AFTER.match(after) or (_AGE_BEFORE.search(before) and not after[:1].isalnum()):
        return False
    if _TURNED.search(before) and not noun_after(text, span.end, sentence.end, single=False):
        return False
    if _SET_ASIDE.search(before) or _YEAR.search(text, span.start - 8, span.end + 6):
        return False
    if re.search(r"(?i)(?<!-)\bone$", span.of(text)):
        return one_counts(text, sentence, span)
    if re.match(r"\s*[.)]\s", after) and not text[sentence.start : span.start].strip(" -•\n\t"):
        return False  # the mark of a list
    return (amount.low, amount.high) != (0, 0)


def _is_time(text: str, span: Span, times: Sequence[TimeExpression]) -> bool:
    return any(
        t.span.overlaps(span)
        or (t.span.end <= span.start and _GLUED.fullmatch(text, t.span.end, span.end))
        for t in times
    )


_NEVER_HARMED = frozenset(
    {
        Unit.BREACHES,
        Unit.STRIKES,
        Unit.ATTACKS,
        Unit.VEHICLES,
        Unit.SETTLEMENTS,
        Unit.WEIGHT,
        Unit.DISTANCE,
        Unit.MONEY,
        Unit.PERCENT,
    }
)
_SYMBOLS = {"%": Unit.PERCENT, "km": Unit.DISTANCE, "kg": Unit.WEIGHT}
#: Words for numbers that have "of" before what they count.
_BARE = re.compile(r"(?i)(?:dozens|scores|hundreds|thousands|tens)$")
_BARE_ALONE = re.compile(rf"{_BARE.pattern.removesuffix('$')}(?=\s+(?!of\b))")
_OTHERS = frozenset({"others", "other", "more"})
#: "the last 50 plus years", "two good years": a span of time, which ``times`` knows.
_SPAN = re.compile(r"(?i)(?:^|\s)(?:minutes|hours|days|weeks|months|years|decades|centuries)$")
_POPULATION = re.compile(r"\bpopulation\s+of\s+$")
_PER_CENT = re.compile(r"\s+per\s+cent\b")
_THE_TWO = re.compile(r"(?i)\b(?:the|these|those|both|its|their)\s+$")
_OF = re.compile(r"(?:[\"”]?\s+of(?=\s+(?:[\"“‘]|``\s)?\w))?")
#: "30 of them from the army", "two of whom were children".
_OF_THEM = re.compile(r"\s+(of\s+(?:them|whom|these))\b(?:\s+(?:were|are)\b)?")
#: "seven of the victims were children"
_OF_DEAD = re.compile(r"\s+of\s+(?:the|those)\s+(?:dead|killed|slain|victims)\s+(?:were|are)\b")
_DEAD_OR_HURT = r"(?P<state>dead|wounded|injured)\b(?P<both>\s+and\s+(?:dead|wounded|injured)\b)?"
_STATE = re.compile(rf"(?i)(?:(?:other|more|\w+ly)\s+)*{_DEAD_OR_HURT}\s+")
_OF_STATE = re.compile(rf"\s+of\s+{_DEAD_OR_HURT}")
_WRECKED = re.compile(
    r"(?:\s+(?!were|was|who|that|in|by|while|when|as)[\w’'-]+){0,8}?\s+(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:destroyed|damaged|demolished|burn(?:ed|t)|razed|level+ed|seized|captured|confiscated)\b"
)
#: "five were killed and three lorries destroyed"
_WRECKED_TOO = re.compile(r"\s+(?:destroyed|damaged|demolished|burn(?:ed|t)|razed|level+ed)\b")
_TIMES_AFTER = re.compile(r"\s+times\b")
_KEPT = r"(?:truces?|cease-?fires?|cessation|calm|lulls?|agreements?|deals?|provisions?|terms)"
#: "breached the truce", "broke the calm", "committed to none of its provisions and broke it".
_BREACH = re.compile(
    rf"(?i)\b(?:breach|violat|infring)\w*|\bbrok(?:e|en)\s+(?:\w+\s+){{0,2}}?{_KEPT}\b"
    rf"|\b{_KEPT}\b[^.;]*\bbrok(?:e|en)\s+(?:it|them)\b"
)


def counted(
    text: str, sentence: Span, amount: Amount, last: tuple[Amount, Counted] | None
) -> Counted | None:
    """What an amount counts, or None where nothing is counted.

    ``last`` is the amount before it in the sentence, from which "including 11 children"
    and "three others" take what was said.
    """
    span = amount.span
    if amount.symbol:
        return Counted(_SYMBOLS.get(amount.symbol, Unit.MONEY), amount.symbol, "", None)
    if _PER_CENT.match(text, span.end):
        return Counted(Unit.PERCENT, "per cent", "", None)
    if _TIMES_AFTER.match(text, span.end):
        breach = _BREACH.search(text, sentence.start, span.start)
        return Counted(Unit.BREACHES, "breaches", "", None) if breach else _OF_TIMES
    if called := _BREACHES_AS.match(text, span.end, sentence.end):  # "classed 12 as breaches"
        what = called["noun"]
        return Counted(Unit.BREACHES, what, what, Span(*called.span("noun")))
    single = amount.low == amount.high == 1
    dead = _OF_DEAD.match(text, span.end)
    if dead and (who := people_after(text, dead.end(), sentence.end, single=single)):
        return Counted(Unit.KILLED, Unit.KILLED.value, who.of(text), who, by_verb=True)
    noun = _noun(text, sentence, amount)
    words = noun.of(text) if noun else ""
    part_of = last is not None and last[1].unit is Unit.BREACHES and noun is None
    if part_of and _BY.match(text, span.end, sentence.end):  # "nine by the army and three by"
        return Counted(Unit.BREACHES, "breaches", "", None)
    speaks = noun and (
        _SPEAKS.match(text, noun.end) or _SAYS.search(text, max(0, span.start - 10), span.start)
    )
    if single and noun and (speaks or in_family(text, sentence, span, noun)):
        return None  # "five guards of | one family" are five; "one guard | said" is a speaker
    own = noun_unit(words)
    suffered = verbs("done").fullmatch(words)
    if suffered and noun and own is None and NUMBER_NEXT.match(text, noun.end):
        noun, words, suffered = None, "", None  # "kill 8 injured 20"
    if suffered and own is None:  # "2 villagers killed 5 injured"
        unit = Unit(suffered.lastgroup or "")
        return Counted(unit, unit.value, "", None, by_verb=True)
    if state := _in_state(text, span, noun, vague=amount.vague):
        return state
    harm = _harm(text, sentence, span, noun, last)
    if harm is not None and own not in HARM and own not in _NEVER_HARMED:
        noun = noun or people_numbered(text, sentence, span) or who_were(text, sentence, span, last)
        of = noun.of(text) if noun else ""
        return Counted(harm, harm.value, "" if of == "more" else of, noun, by_verb=True)
    if own in PEOPLE and toll_of(text, sentence, span.start):
        return Counted(Unit.KILLED, Unit.KILLED.value, words, noun, by_verb=True)
    part = _OF_THEM.match(text, span.end) if last and last[1].unit in HARM else None
    if part and last:  # "73 dead, 30 of them from the army, 12 of them children"
        who = people_after(text, part.end(), sentence.end, single=single)
        of = who.of(text) if who else part[1]
        return Counted(last[1].unit, last[1].what, of, who, by_verb=True)
    if amount.low == amount.high == 2 and _THE_TWO.search(
        text[max(0, span.start - 8) : span.start]
    ):
        return None  # "the two sides" counts nothing
    if noun is None and last and stands_for_those(text, sentence, span):
        return of_those(text, sentence, span, last)
    if noun is None and _POPULATION.search(text, sentence.start, span.start):
        return Counted(Unit.PEOPLE, "population", "", None)
    of_people = last is None or last[1].unit in HARM | PEOPLE
    if noun is None and of_people and _BARE_ALONE.match(text, span.start, sentence.end):
        return Counted(Unit.PEOPLE, Unit.PEOPLE.value, "", None)  # "left hundreds suffering"
    if noun is None:
        return number_behind(text, sentence, span) or by_number_of(text, sentence, span)
    money = last is not None and last[1].unit is Unit.MONEY
    beside = money and _OPEN.search(text, max(0, span.start - 6), span.start)
    pounds = own is Unit.WEIGHT and words.endswith("pounds")
    if pounds and (beside or (amount.low or 0) >= _MILLION):
        own = Unit.MONEY
    if own is None and _SPAN.search(words):
        return None
    if noun and own is Unit.ARRESTED and is_freed(text, sentence, span, noun):
        own = Unit.PEOPLE
    if own is None and words.lower() in _OTHERS:  # "four shells hit it, three others fell outside"
        own = last[1].unit if last else Unit.PEOPLE if amount.vague else None
    return Counted(own or Unit.OTHER, words, words, noun)


_OPEN = re.compile(r"(?:\(|-LRB-)\s?$")  # "$ 400 (250 pounds)"
_MILLION = 1e6  # from here on pounds are money
_SPEAKS = re.compile(
    r"(?:\s+(?:of|in|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]*|town|city|village|area))?(?:\s?,[^.;,]{1,60},)?"
    r"\s+(?:said|says|(?:as\s+)?saying|told|tells|described|wrote|added|explained|recalled"
    r"|thinks|believes|fears|insists|warned|warns)\b"
)
_SAYS = re.compile(r"(?:''|[,”\"’])\s*(?:said|says)\s+$")
#: "Raid kills ten | Monitor": who tells it, in a headline.
_TELLER = re.compile(
    r"(?:Monitor|Observatory|NGO|New\s+toll|(?:[Ss]tate\s+)(?:[Mm]edia|TV|[Tt]elevision)|Media)"
    r"(?!\s+[a-z]+s\b)\b"
)


def _in_state(text: str, span: Span, noun: Span | None, *, vague: bool) -> Counted | None:
    """The dead or wounded, told so by what they are called: "dozens of dead", "six wounded men"."""
    told = _OF_STATE.match(text, span.end) if vague else None
    words = noun.of(text) if noun else ""
    told = told or (_STATE.match(words) if noun_unit(words) in PEOPLE else None)
    if told is None:
        return None
    unit = Unit.CASUALTIES if told["both"] else _STATES[told["state"].lower()]
    return Counted(unit, unit.value, words, noun, by_verb=True)


_STATES = {"dead": Unit.KILLED, "wounded": Unit.WOUNDED, "injured": Unit.WOUNDED}
_BREACHES_AS = re.compile(
    r"\s+(?:of\s+(?:them|these)\s+)?as\s+(?:\w+\s+)?(?P<noun>(?:violation|breache?)s?)\b"
)
_BY = re.compile(r"\s+(?:were\s+)?(?:committed\s+)?by\s+(?=\S)")
_OF_TIMES = Counted(Unit.OTHER, "times", "", None)


def _noun(text: str, sentence: Span, amount: Amount) -> Span | None:
    of = _OF.match(text, amount.span.end) if amount.vague else None
    at = of.end() if of else amount.span.end
    noun = noun_after(text, at, sentence.end, single=amount.low == amount.high == 1)
    bare = _BARE.search(amount.span.of(text)) and at == amount.span.end
    if noun and bare and " " in noun.of(text) and noun_unit(noun.of(text)) is None:
        return None  # "gas kills hundreds | Security Council meets"
    return None if noun and _TELLER.match(text, noun.start) else noun


def _harm(
    text: str,
    sentence: Span,
    span: Span,
    noun: Span | None,
    last: tuple[Amount, Counted] | None,
) -> Unit | None:
    wrecked = (
        noun
        and noun_unit(noun.of(text)) not in PEOPLE
        and noun.of(text).split()[-1].islower()  # no "Kelians"
        and (_WRECKED.match(text, noun.end, sentence.end) or _WRECKED_TOO.match(text, noun.end))
    )
    if wrecked:
        return None  # "nine were killed and three buildings were destroyed"
    of_last = last is not None and last[1].unit in HARM
    listed = of_last and is_listed(text, sentence, span.start)
    harm = status(text, sentence, span, noun, listed=listed)
    if harm is not None or last is None or not of_last:
        return harm
    before = last[1].noun or last[0].span
    part = not last[1].by_verb
    goes_on = chained(text, before.end, span, noun, listed=listed, part=part)
    return last[1].unit if goes_on else None
