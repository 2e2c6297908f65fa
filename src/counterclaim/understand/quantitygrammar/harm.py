"""What the sentence says was done to those counted: killed, wounded, arrested, displaced."""

from __future__ import annotations

import re

from counterclaim.records import Unit
from counterclaim.spans import Span
from counterclaim.understand.numbers import SMALL
from counterclaim.understand.quantitygrammar.nouns import noun_after, noun_unit, verbs

HARM = frozenset(
    {
        Unit.KILLED,
        Unit.WOUNDED,
        Unit.CASUALTIES,
        Unit.ARRESTED,
        Unit.DISPLACED,
        Unit.RECRUITED,
    }
)
PEOPLE = frozenset(
    {
        Unit.PEOPLE,
        Unit.FIGHTERS,
        Unit.CIVILIANS,
        Unit.CHILDREN,
        Unit.WOMEN,
        Unit.CASUALTIES,
    }
)

_ADVERB = (
    r"(?:(?:[a-z]{3,}ly|also|later|already|now|all|still|either|since|thus|then|both"
    r"|at\s+once|so\s+far)\s+)*"
)
_AUX = (
    rf"(?:of\s+(?:which|whom|them)\s+)?{_ADVERB}(?:(?:who|that|which)\s+)?{_ADVERB}"
    rf"(?:(?:(?:were|was|been|being)(?:\s+(?:[a-z]{{3,}}ed|shot|beaten)(?:\s+up)?\s+and)?|are|is|be"
    r"|have|has|had|having|got|left|lay|lie|lies|to|will|would|may|might|could|appear(?:s|ed)?"
    r"|feared|reported|confirmed|believed|estimated|thought|known|said|found|shot)"
    rf"\s+{_ADVERB})*"
)
#: "58 people | mostly women and children | were killed": some of them, or others with them.
_SOME = (
    r"(?:\s*,?\s*(?:including|among\s+them|(?:most|many|all|some)\s+of\s+them|mostly|mainly"
    r"|largely)\s+"
    r"(?:(?!were\b|was\b|have\b|had\b|who\b|that\b|\d)[\w’'-]+\s?,?\s+){1,9}?"
    r"|\s?,?\s+(?:as\s+well\s+as|along\s+with|together\s+with)\s+(?:[a-z’'-]+\s+){1,4}?"
    r"|(?:\s?,\s+[a-z-]+)*\s+and\s+(?:(?!were\b|was\b|have\b|had\b|who\b|that\b|dozens\b|scores\b|hundreds\b"
    rf"|(?:{'|'.join(SMALL)})\b)[a-z’'-]+\s+){{1,3}}?)?"
)
#: "12 were killed | or hurt", "killed or | wounded 20".
_OR_HURT = re.compile(r"\s+(?:or|and)\s+(?:\w+ly\s+)?(?:wounded|injured|hurt)\b(?!\s+[\d“\"])")
_KILLED_OR = re.compile(r"(?i)\bkill(?:ed|ing|s)?\s+(?:or|and)\s+$")
#: "Six nurses | were among 22 people killed", "There were nine nurses | among the dead".
_AMONG = re.compile(
    rf"(?:\s+(?:[\w’'-]+\s+){{0,6}}?(?:were|was|are|is)\s+{_ADVERB})?\s*(?<=\s)among\s+(?:the\s+)?"
    rf"(?:at\s+least\s+)?(?:(?:\d[\d,]*|{'|'.join(SMALL)}|dozens\s+of)\s+)?"
    r"(?:(?:people|civilians|persons|those|[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})\s+)?"
    r"(?:(?P<killed>killed|dead|slain|fatalities|victims)|(?P<wounded>wounded|injured|hurt))\b"
)
_THINGS_TOO = re.compile(r"(?i)eliminat|liquidat")
_LOST = re.compile(r"(?i)\b(?:lost|los(?:e|es|ing))\s+$")
_OF_ONE = re.compile(r"\b(?:of|from)\s+$")
#: "lost | five members | of his family", "lost | two sons".
_OWN_KIN = re.compile(r"\s+of\s+(?:his|her|their|my|our|the\s+same|one)\s+famil(?:y|ies)\b")
_RELATIVES = re.compile(r"(?:^|\s)(?:sons?|daughters?|brothers|sisters|relatives|cousins)$")
_KIN = re.compile(r"\b(?:family|household|clan|tribe)$")
#: "a woman and her | two sons": who stands before a number that is joined to them.
BESIDE = r"(?:(?:an?|one|the)\s+(?:[a-z’'-]+\s+){1,3}?(?:,\s+)?(?:and\s+)?(?:his|her|their)?\s*)*"
#: "The dead included | 12 women", "Among the dead were a man and | 12 women".
_INCLUDED = re.compile(
    r"(?i)\b(?:(?P<killed>dead|killed|slain|martyrs|fatalities|victims)|(?P<wounded>wounded|injured))\s+"
    rf"(?:also\s+)?(?:includ(?:e|ed|es|ing)|were|are)\s+(?:at\s+least\s+)?{BESIDE}$"
)
#: "members | of the Front |", "two | of one family |", "12 | of the army |": whose they are.
_WHOSE = (
    r"(?:\s?(?:''|[”\"’]))?"
    r"(?:\s+of\s+(?:(?:the|its|their|former|a|an|one|his|her)\s+)*(?:[A-Z][\w’'-]*"
    r"(?:\s+[A-Z][\w’'-]*){0,3}|famil(?:y|ies)|household|(?:[a-z-]+\s+)?forces|security\s+services"
    r"|army|police|military|militia|opposition|regime|government))?"
)
_JOINED = re.compile(
    rf"^{_WHOSE}(?:\s*(?:,|\(|\)|-|–|—|including|among\s+them|and|or|as\s+well\s+as|plus"
    rf"|another|an?|the|at\s+least|more\s+than|some|around|about|other|others|others?\s+-"
    rf"|in\s+\w+|of\s+them|more)\s*"
    rf"|\s*(?:\d[\d,]*|{'|'.join(SMALL)}|dozens\s+of|scores\s+of|hundreds\s+of)"
    rf"(?:\s+[\w’'-]+){{0,4}}?{_WHOSE}(?=\s+(?:were|was|have|had|are|been|and|,)|,|\s*$))*"
    rf"\s*{_AUX}$"
)
_DIRECT = re.compile(
    rf"^{_WHOSE}(?:\s+(?:more|others?))?{_SOME}\s*(?:[,(–—-]\s*[^,)–—]{{1,60}}[,)–—-]\s*)?{_AUX}$"
)
#: "residents | of the besieged town were | killed", "nine | of those are reported to have | died".
_FAR = re.compile(
    r"^(?:\s?(?:''|[”\"’]))?\s+(?:of|from|in|at|near|with|on|aboard)\s+(?:(?!(?:who|that|which|when|after|while"
    r"|as|before|others?|some|said|says|told|were|was|are|is|have|has|had|be|been|being|by|to)\b"
    rf"|and\s+(?:\d|dozens|scores|hundreds|(?:{'|'.join(SMALL)})\b)"
    r"|[a-z]{3,}ed\b(?!\s+[a-z]))[\"“]?[\w’'.-]+[\"”]?\s+){1,12}?"
    rf"(?:(?:including|among\s+them)\s+(?:(?!were\b|was\b|have\b|had\b)[\w’'-]+\s+){{1,4}})?"
    rf"(?=(?:were|was|are|is|have|has|had)\b){_AUX}$"
)
_BEFORE = re.compile(
    r"^\s*(?:(?:an?\s+\w+|himself|herself|themselves)\s+and\s+)?(?:(?:to|of|another|and|as|the|his|her|its|their|other|or|an?|total|(?:and\s+)?(?:wounding"
    r"|injuring)|estimated"
    r"|also|off|some|up)\s+)*$"
)
_NEAR = re.compile(r"^[^.;:!?\d“”\"]{0,45}$")
_OF_SIZE = re.compile(r"(?<!total)(?<!number)\s+of\s+$")  # "killed in a land of | 20 million"
#: "Two were hurt when about 50 rebels attacked": another clause, whose number was not hurt.
_NEXT_CLAUSE = re.compile(
    r"\b(?:when|after|while|before|because|where|until)\b|(?<!\bmany)(?<!\bmuch)\s+as\s+$"
)
_AND = re.compile(r"^\s+and\s+$")
#: "three died, and 27 | are missing", "five were killed and 20 others | suffered": no more dead.
OWN_VERB = re.compile(
    r"\s+(?:(?:is|are|was|were)(?!\s+(?:found|recovered))|has|have|had|remain(?:s|ed)?|went|go|suffer(?:ed)?|escaped|survived"
    r"|surrendered|marched|gathered|attended|disappeared|vanished|defected)\b"
)
_OBJECT = re.compile(r"\s+(?:an?|the|his|her|its|their)\s")
_LINKED = re.compile(r"(?:\b(?:and|or|of|with|the)|,)\s+$")
_ADJECTIVE = re.compile(r"(?i)(?:wound|injur|displac|detain|captur|kidnapp|abduct|imprison)ed")
_NAMED = re.compile(
    r"\s+(?:[A-Z]\w*\s+)?(?!(?:in|on|by|at|from|when|after|as|and|or|during|near|since)\b)[a-z]+"
)
_CHAIN = re.compile(
    r"(?:including|among\s+(?:them|whom|the\s+dead)|,|and|or|as\s+well\s+as|of\s+"
    r"(?:them|whom)|with)\s*$"
)


#: What stands behind a verb whose object is counted, and not the number before: "kill 8, hurt 20".
NUMBER_NEXT = re.compile(
    rf"(?i)\s+(?:at\s+least|more\s+than|some|about|another|up\s+to|\d|dozens|scores"
    rf"|hundreds|(?:{'|'.join(SMALL)})\b)"
)


def status(
    text: str, sentence: Span, amount: Span, noun: Span | None, *, listed: bool = False
) -> Unit | None:
    """What was done to those counted (killed, wounded, arrested …), or None if nothing said.

    A number ``listed`` among those counted before it shares nothing with the next one.

    Looked for, the surest first: a participle right after ("12 people were killed"), a
    verb right before ("killing 12"), a participle after a parallel number ("45 militants
    and 20 fighters had been killed"), a verb somewhat before.
    """
    before = text[sentence.start : amount.start]
    end = noun.end if noun else amount.end
    after = text[end : min(sentence.end, end + 110)]
    of = noun.of(text) if noun else ""
    doing = next(reversed(list(verbs("doing").finditer(before))), None)
    gap = before[doing.end() :] if doing else ""
    if noun and in_family(text, sentence, amount, noun):
        return None  # "five guards of one family were killed"
    own_kin = _OWN_KIN.match(after) or _RELATIVES.search(of)
    if _LOST.search(before) and (noun_unit(of) is Unit.FIGHTERS or own_kin):
        return Unit.KILLED  # "the group has lost 40 fighters"
    if said := _AMONG.match(after):
        return Unit(said.lastgroup or "")
    done = next((d for d in verbs("done").finditer(after) if not _of_those(after, d)), None)
    if done and _of_another(after, done):
        done = None
    if done and _said_after(after, done, gap if doing else None):
        return _suffered(after, done)
    if said := _INCLUDED.search(before):
        return Unit(said.lastgroup or "")
    if _NEXT_CLAUSE.search(gap):
        doing = None
    if doing and _THINGS_TOO.match(doing[0]) and (noun_unit(of) if of else None) not in PEOPLE:
        doing = None  # "the army eliminated nine depots"
    if "and" in gap.split() and OWN_VERB.match(after):
        doing = None
    if doing and _BEFORE.match(gap):
        both = doing.lastgroup == "wounded" and _KILLED_OR.search(before, 0, doing.start())
        return Unit.CASUALTIES if both else Unit(doing.lastgroup or "")
    forms = (_DIRECT, _FAR) if listed else (_DIRECT, _FAR, _JOINED)
    if done and any(form.match(after[: done.start()]) for form in forms):
        return _suffered(after, done)
    if doing and _NEAR.match(gap) and not (_CHAIN.search(before) or _OF_SIZE.search(gap)):
        people = noun is None or noun_unit(of) in PEOPLE
        return Unit(doing.lastgroup or "") if people else None
    return None


def _suffered(after: str, done: re.Match[str]) -> Unit:
    """What a participle tells, with the one that is joined to it: "killed or wounded"."""
    both = done.lastgroup == "killed" and _OR_HURT.match(after, done.end())
    return Unit.CASUALTIES if both else Unit(done.lastgroup or "")


def _of_those(after: str, done: re.Match[str]) -> bool:
    """Whether a participle belongs to others named behind: "nurses and | wounded | patients"."""
    if not _LINKED.search(after, 0, done.start()) or not _ADJECTIVE.fullmatch(done[0]):
        return False
    return _NAMED.match(after, done.end()) is not None


def _of_another(after: str, done: re.Match[str]) -> bool:
    """Whether a verb has an object of its own: "shot down two jets and | captured a pilot"."""
    return bool(_AND.search(after[: done.start()]) and _OBJECT.match(after, done.end()))


def _said_after(after: str, done: re.Match[str], gap: str | None) -> bool:
    """Whether the participle after a number is its own, though a verb stands before.

    As in "four were killed and 28 were injured", and not in "killing 4 injuring 7".
    """
    between = after[: done.start()]
    if not _DIRECT.match(between) or NUMBER_NEXT.match(after[done.end() :]):
        return False
    return gap is None or "and" in gap.split() or not between.strip()


#: "over 1,000 prisoners | were freed", "freed | 30 prisoners": held no more.
_FREED = re.compile(r"[^.;:\d]{0,80}?\b(?:were|was|been|be)\s+(?:freed|released|pardoned)\b")
_FREES = re.compile(
    r"(?i)(?<!\bto )\b(?:free[sd]?|freeing|releas(?:e[sd]?|ing)|pardon(?:s|ed|ing)?)"
    r"\s+(?:another\s+)?$"
)


def is_freed(text: str, sentence: Span, amount: Span, noun: Span) -> bool:
    """Whether those counted, prisoners by their name, were let go."""
    after = _FREED.match(text, noun.end, sentence.end)
    return bool(after or _FREES.search(text, max(sentence.start, amount.start - 30), amount.start))


def in_family(text: str, sentence: Span, amount: Span, noun: Span) -> bool:
    """Whether a number counts the families that those told of before belong to."""
    before = _OF_ONE.search(text, max(sentence.start, amount.start - 8), amount.start)
    return before is not None and _KIN.search(noun.of(text)) is not None


def people_after(text: str, at: int, end: int, *, single: bool) -> Span | None:
    """The people named right behind, whom a number counts."""
    who = noun_after(text, at, end, single=single)
    return who if who and noun_unit(who.of(text)) in PEOPLE else None
