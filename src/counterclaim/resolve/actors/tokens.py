"""Words of names and noun phrases, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.resolve.folding import strip_marks

GAP = "¦"  # where a parenthesis stood: "Secretary of the Council (CE) Omar Saleh"
_TOKEN = re.compile(r"¦|(?:[^\W\d_]\.){2,}(?:-\w+)*|[^\W_](?:[\w'’`´&.-]*\w)?(?:['’](?=\s|$))?")
_POSSESSIVE = re.compile(r"['’`´]s?$")
_OWNER = 5  # letters of an owner that lost its apostrophe, at the least: "SANAs"
_OPENING, _CLOSING = re.compile(r"-L[RSC]B- ?"), re.compile(r" ?-R[RSC]B(?:-|$)")
_ABBREVIATED = re.compile(r"(?:^|[\s.])\w\.$")
PREPOSITIONS = frozenset(
    [
        *("of", "in", "at", "from", "for", "by", "with", "to", "on", "near", "inside", "under"),
        *("among", "against", "between", "about", "over", "within", "across", "outside"),
        *("based", "linked", "affiliated", "operating", "working", "speaking", "close", "loyal"),
        *("familiar", "posted", "used", "released", "issued", "published", "backed", "opposed"),
        *("via", "including", "belonging", "attending", "carried", "made"),
        *("living", "staying", "out", "purportedly", "allegedly", "reportedly", "apparently"),
        *("sent", "involved", "supported", "present", "held", "into", "behind", "before", "after"),
    ]
)
#: What tells where a body sits, or whose side it is on: "Mell-based", "Iran-aligned".
_SEATED = ("-based", "-owned", "-run", "-funded", "-controlled", "-language")
_SIDED = ("-backed", "-supported", "-aligned", "-allied", "-sponsored", "-linked", "-affiliated")
PARTICLES = frozenset(
    ["al", "el", "de", "del", "der", "van", "von", "bin", "ibn", "bint", "abu", "da", "di", "ul"]
)
_ARTICLES = PARTICLES | {"an", "as", "ash", "ad", "ar", "at", "az", "es", "ez"}


def with_brackets(text: str) -> str:
    """The text with the brackets that split corpora write as words: "-LRB- SOHR -RRB-"."""
    return _CLOSING.sub(")", _OPENING.sub("(", text)) if "B-" in text else text


def tokens(text: str) -> list[str]:
    """The words of a text with their possessive endings, without punctuation."""
    return _TOKEN.findall(text)


def bare(word: str) -> str:
    """A word in lower case, without marks and possessive ending."""
    return strip_marks(_POSSESSIVE.sub("", word))


def is_owner(word: str) -> bool:
    """Whether a word is a genitive: "Syria's"."""
    return _POSSESSIVE.search(word) is not None


def unpossessive(part: Sequence[str]) -> str:
    """Words as one text, without the possessive ending of the last."""
    return " ".join((*part[:-1], _POSSESSIVE.sub("", part[-1])))


def is_capital(word: str) -> bool:
    """Whether a word is written as part of a name: "Ali", "al-Sham", "IRNA"."""
    if word[:1].isupper():
        return True
    first, dash, rest = word.partition("-")
    return bool(dash) and first.lower() in _ARTICLES and rest[:1].isupper()


def with_owner(name: str) -> str:
    """The name with the apostrophe that a page lost: "Russia's Navy" of "Russias Navy"; or none."""
    first, _, rest = name.partition(" ")
    lost = bool(rest) and first.endswith("s") and len(first) >= _OWNER and is_capital(first)
    return f"{first[:-1]}'s {rest}" if lost else ""


def without_side(name: str) -> str:
    """The name behind where it sits or whose side it is on: "Iran-aligned | Houthis".

    No crowd is a name: "Iran-backed militias" stay so, but a paper has small letters too.
    """
    first, _, rest = name.partition(" ")
    sided = first.endswith(_SIDED) and any(map(is_capital, rest.split(" ")))
    return rest if rest and (sided or first.endswith(_SEATED)) else name


def as_owner(name: str) -> str:
    """The owner that a name with a lost apostrophe tells: "SANA" of "SANAs"; or none."""
    lost = name.endswith("s") and len(name) >= _OWNER and is_capital(name.split(" ")[-1])
    return name[:-1] if lost else ""


def ends_head(word: str) -> bool:
    """Whether a lower-case word ends the part of a phrase that holds its head."""
    return word in PREPOSITIONS


def trimmed(text: str) -> str:
    """The text without punctuation at its ends; the stop of "U.S." stays."""
    text = text.strip(" ,;:")
    return text if _ABBREVIATED.search(text) else text.rstrip(" ,.;:")
