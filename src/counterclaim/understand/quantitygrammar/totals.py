"""Counts that stand behind what they count: "the number of breaches rose to 490"."""

from __future__ import annotations

import re

from counterclaim.records import Unit
from counterclaim.spans import Span
from counterclaim.understand.quantitygrammar.forms import Counted
from counterclaim.understand.quantitygrammar.harm import PEOPLE
from counterclaim.understand.quantitygrammar.nouns import noun_after, noun_unit, stands_alone, verbs

#: "the number of" what is counted, and not "a number of" hospitals.
NUMBER = re.compile(r"(?<!\ba\s)\bnumber")
TOTAL = re.compile(
    r"(?i)\b(?:(?:rais|ris|rose|r[ie]s|bring|brought|increas|climb|reach|stand"
    r"|total|amount|grow|grew)\w*"
    r"|unchanged|remains|tally|toll|(?<!\ba\s)number)\b[^.;]{0,70}?\b(?:to|at|of|reached|is|are|was|now)\s*$"
    r"|(?i:\breach(?:ed|ing)|\btotal(?:led|ling|ed|ing)?)\s*$"
)
_MOVES = (
    r"rais(?:ed|es)|rose|ris(?:es|en)|climb(?:s|ed)|jump(?:s|ed)|reach(?:es|ed)|st(?:ands?|ood)"
    r"|gr(?:ew|ows|own)|increase[sd]|passe[sd]|topp?(?:s|ed)|exceed(?:s|ed)"
)
_OF_NUMBER = re.compile(
    r"(?i)\b(?:(?:number|toll|count|tally|total)\s+of\s+|total\s+(?=population)"
    r"|(?:number|count|total)\s+(?=(?:killed|dead|wounded|injured|hurt|displaced|detained|arrested|missing)\b))"
    rf"(?P<noun>(?!(?:in|from|at|near|after|by|for|on|over|{_MOVES})\b)(?:[\w’'-]+\s+){{1,5}}?)"
    rf"(?=(?:who|that|since|in|to|at|from|has|have|had|{_MOVES}"
    r"|remains?|is|was|by|recorded|committed)\b)"
)
#: "the number of children killed there | now stands at | 17", and not "in a land of | 20 million".
_AT = re.compile(
    rf"(?i)\b(?:to|at|is|was|were|are|now|hit|from|by|{_MOVES}|reaching|total(?:s|led|ing)?"
    r"|total\s+of)\s+(?:a\s+total\s+of\s+)?$|:\s+$"
)
#: "The civilian death toll in the blast rose to 31": dead, of whom the word before it says more.
_TOLL = re.compile(r"(?i)\b(?:(?P<of>civilian|child)s?\s+)?(?:death\s+)?tolls?\b")
#: "put the death toll at | 8 civilians", "the toll of dead rose to | 12 people".
_TOLL_OF = re.compile(
    r"(?i)\btoll\b[^.;:]{0,120}?\b(?:to|at|of|is|was|reach(?:es|ed|ing)|exceed(?:s|ed|ing)|pass(?:es|ed))\s+$"
)
#: "which brings to 45 | the number of civilians killed there".
_TO = re.compile(r"(?i)\bto\s+$")
_THE_NUMBER = re.compile(
    r"\s+the\s+(?:total\s+)?number(?P<of>\s+of(?=\s))?(?=[^.,;:\d]{0,60}?\b(?:killed|dead|wounded|injured)\b)"
)
_RISEN = re.compile(
    r"(?P<noun>[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:(?:had|have|has)\s+)?"
    r"(?:rose|risen|raised|climbed|grew|grown|increased|amounted|numbered|totalled|reached|stood|stand)"
    r"\s*(?:to|at)?\s*$"
)


def toll_of(text: str, sentence: Span, at: int) -> bool:
    """Whether the people counted at a place are a toll: "put the toll at | 8 civilians"."""
    return _TOLL_OF.search(text, max(sentence.start, at - 150), at) is not None


def number_behind(text: str, sentence: Span, span: Span) -> Counted | None:
    """As in "bringing to 45 the number of civilians killed": who is counted stands behind."""
    number = _THE_NUMBER.match(text, span.end, sentence.end)
    done = verbs("done").search(text, number.end(), number.end() + 60) if number else None
    if number is None or done is None or not _TO.search(text, span.start - 4, span.start):
        return None
    unit = Unit(done.lastgroup or "")
    who = noun_after(text, number.end(), done.start(), single=False) if number["of"] else None
    return Counted(unit, unit.value, who.of(text) if who else "", who, by_verb=True)


def people_numbered(text: str, sentence: Span, span: Span) -> Span | None:
    """The people whose number it is: "the number of children killed at Alma stands at 17"."""
    found = list(_OF_NUMBER.finditer(text, sentence.start, span.start))
    noun = (
        noun_after(text, found[-1].start("noun") - 1, span.start, single=False) if found else None
    )
    return noun if noun is not None and noun_unit(noun.of(text)) in PEOPLE else None


def by_number_of(text: str, sentence: Span, span: Span) -> Counted | None:
    """As in "the number of breaches … rose to 490": the noun stands before its count."""
    before = text[sentence.start : span.start]
    phrase = next(reversed(list(_OF_NUMBER.finditer(before))), None)
    if phrase and _AT.search(before):
        told = phrase["noun"]
        done = verbs("done").search(told)
        parts = (told[: done.start()], told[done.end() :]) if done else (told,)
        words = next((p.strip() for p in parts if p.strip() and not p.startswith(" of ")), "")
        start = sentence.start + phrase.start("noun") + told.index(words)
        noun = Span(start, start + len(words)) if words else None
        if done:  # "the number of children | killed there has risen to"
            unit = Unit(done.lastgroup or "")
            return Counted(unit, unit.value, words, noun, by_verb=True)
        toll = re.search(r"(?i)\btoll\b|\bdeaths$", phrase.group().strip())
        unit = Unit.KILLED if toll else noun_unit(words) or Unit.OTHER
        return Counted(unit, words, words, noun, by_verb=unit is Unit.KILLED)
    if toll := _TOLL.search(before):
        return Counted(Unit.KILLED, Unit.KILLED.value, toll["of"] or "", None, by_verb=True)
    risen = _RISEN.search(before)
    counted = noun_unit(risen["noun"]) if risen else None
    if risen and counted:
        start = sentence.start + risen.start("noun")
        noun = Span(start, start + len(risen["noun"]))
        return Counted(counted, noun.of(text), noun.of(text), noun)
    if re.search(r"(?i)(?:\b(?:the|its|their|own)|['’]s?)\s+dead\s+at\s*$", before):
        return Counted(Unit.KILLED, Unit.KILLED.value, "", None)
    if re.search(r"(?i)\b(?:losses|casualties)\s+at\s*$", before):
        return Counted(Unit.CASUALTIES, Unit.CASUALTIES.value, "", None)
    year = span.of(text).isdigit() and before.endswith((" in ", "In "))  # "in 622"
    return Counted(Unit.OTHER, "", "", None) if stands_alone(text, span) and not year else None
