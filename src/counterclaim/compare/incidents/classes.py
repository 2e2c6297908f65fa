"""Whom a figure counts, in classes, so that only like is compared with like."""

from __future__ import annotations

import re

from counterclaim.records import Quantity, Unit

#: Words for a counted group, by the class that they count; the rest count themselves.
CLASSES = {
    "people": (
        "",
        "people",
        "person",
        "persons",
        "others",
        "other",
        "those",
        "dead",
        "deaths",
        "victims",
        "citizens",
        "martyrs",
        "bodies",
        "lives",
    ),
    "civilians": ("civilians", "civilian", "residents", "inhabitants"),
    "children": ("children", "child", "schoolchildren", "minors", "kids"),
    "women": ("women", "woman"),
    "combatants": ("fighters", "militants", "gunmen", "rebels", "terrorists", "combatants"),
    "soldiers": ("soldiers", "troops", "servicemen", "soldier"),
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in words}
#: The class that holds every other.
WHOLE = "people"
#: What ends the class of a count that is not of one happening alone.
OF_MANY = " over days"
#: The class of a count of some of all dead, whoever they are.
SOME = "some of them"
#: What stands before a number that counts a part of those told of before.
INCLUDED = re.compile(
    r"\b(?:includ(?:e|ed|es|ing)|among\s+(?:them|the\s+dead|the\s+victims|those\s+killed)(?:\s+\w+)?)"
    r"\s+(?:at\s+least\s+|about\s+)?$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s+of\s+(?:the\s+(?:dead|killed|slain|victims)|them|those)\b", re.IGNORECASE)
#: What stands behind it: "six children were among the dead", "... were among eight people killed".
AMONG = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?(?:was|were|are|is)?\s*(?:also\s+)?among\s+"
    r"(?:the|those|them(?!\s+\w)|at\s+least|\w+\s+(?:people|civilians|dead|killed))\b",
    re.IGNORECASE,
)
#: What stands behind a count of those who lie in some hospitals: "31 hurt in it were treated in".
TREATED = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,7}?(?:was|were|are|is)\s+(?:still\s+)?(?:being\s+)?treated\s+(?:in|at|by)\b",
    re.IGNORECASE,
)
UNIT_WORDS = frozenset({"killed", "wounded", "injured", "dead", "martyred"})


def counted_class(quantity: Quantity) -> str:
    """What a figure counts, as ``unit:class``, so that only like is compared with like."""
    return class_of(quantity.unit, quantity.of)


def counts_some(quantity: Quantity, text: str) -> bool:
    """Whether a figure is said to count some of those told of before: "including four women"."""
    before = text[max(0, quantity.span.start - 40) : quantity.span.start]
    behind = text[quantity.span.end : quantity.span.end + 60]
    return bool(
        INCLUDED.search(before)
        or OF_THEM.match(behind)
        or AMONG.match(behind)
        or TREATED.match(text, quantity.span.end)
    )


def class_of(unit: Unit, of: str) -> str:
    """The class that words name, as ``unit:class``."""
    words = [w for w in of.casefold().split() if w not in UNIT_WORDS]
    head = CLASS_OF.get(words[-1] if words else "", " ".join(words))
    return f"{unit}:{head}"
