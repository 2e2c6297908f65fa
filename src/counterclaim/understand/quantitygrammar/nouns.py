"""Counted nouns: the noun phrase after a number, and the unit that its head stands for."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from counterclaim.records import Unit
from counterclaim.spans import Span
from counterclaim.understand.inflection import plural
from counterclaim.understand.numbers import SMALL
from counterclaim.understand.tables import rows


@cache
def _units() -> dict[str, Unit]:
    """Every counted noun, singular and plural, with its unit; the first row wins."""
    found: dict[str, Unit] = {}
    for unit, kind, words in rows("counted.tsv", columns=3):
        for word in words.split("|") if kind == "noun" else ():
            for form in (word, _IRREGULAR.get(word) or plural(word)):
                found.setdefault(form, Unit(unit))
    return found


_MEASURES = frozenset({Unit.PERCENT, Unit.WEIGHT, Unit.DISTANCE, Unit.MONEY})


@cache
def _singular() -> frozenset[str]:
    """The known nouns that name one: "car", and neither "police" nor a measure ("percent")."""
    every = {word for word, unit in _units().items() if " " not in word and unit not in _MEASURES}
    return frozenset(w for w in every if (_IRREGULAR.get(w) or plural(w)) in every - {w})


_IRREGULAR = {
    "person": "people", "child": "children", "schoolchild": "schoolchildren", "man": "men",
    "grandchild": "grandchildren", "passer-by": "passers-by", "woman": "women",
    "life": "lives", "dead": "dead", "wounded": "wounded",
    "displaced": "displaced", "feet": "feet", "police": "police", "personnel": "personnel",
}  # fmt: skip


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind: ``stop`` ends a noun phrase, ``adjective`` is one in -ed."""
    found = [words for _, row_kind, words in rows("counted.tsv", columns=3) if row_kind == kind]
    return frozenset("|".join(found).split("|"))


@cache
def verbs(kind: str) -> re.Pattern[str]:
    """One pattern of all verb forms of a kind (``done`` or ``doing``), a group per unit."""
    groups = [
        f"(?P<{unit}>{words.replace(' ', chr(92) + 's+')})"
        for unit, row_kind, words in rows("counted.tsv", columns=3)
        if row_kind == kind
    ]
    return re.compile(rf"(?i)\b(?:{'|'.join(groups)})\b")


def noun_unit(phrase: str) -> Unit | None:
    """The unit of a noun phrase by its head, the longest known ending of it."""
    words = phrase.lower().replace("’", "'").split()
    for size in (3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) >= size and tail in _units():
            return _units()[tail]
    return _units().get(words[-1].split("-")[-1]) if words else None


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w’'-]+|[^\w\s]")
_NUMBERS = frozenset(("dozens", "scores", "hundreds", "thousands", *SMALL))
_NEXT = re.compile(r"[ \u00a0]([\w’'-]+)")
_GAP = re.compile(r"\s|\n\s?|-")
_OPENING = re.compile(
    r"[\"”’]?\s+(?:[\"“‘]|``\s)?(?P<of>of\s+(?:the|its|his|her|their|these|those|our|my)\s+"
    rf"(?:[\w-]+['’]s\s+(?:\d[\d,]*|{'|'.join(SMALL)})\s+)?)?"  # "18 of the convoy's 31 lorries"
)
#: "80 Norlandic, Sorian and Orman fighters": several adjectives of peoples before one noun;
#: "dozens of General Ruwan 's men": an owner.
_PEOPLES = re.compile(
    r"(?:[A-Z][a-z]+(?<!s),\s+)*[A-Z][a-z]+(?<!s)\s+(?:and|or)\s+(?=[A-Z][a-z]+\s+[a-z]{3})"
    r"|(?:[A-Z][\w-]*\s+){0,3}[\w-]+\s+['’]s\s+(?=[a-z])"
    r"|(?:[A-Z]\w+\s+)?(?:regime|government|rebel|opposition|army|loyalist|police)\s+(?:and|or)\s+(?="
    r"(?:rebel|regime|government|opposition|loyalist|allied|paramilitary|police|soldiers|troops|militia)"
    r"(?:m[ae]n)?\b)"
)


def noun_after(text: str, at: int, end: int, *, single: bool) -> Span | None:
    """The counted noun phrase that follows a number, up to its plural head, or None.

    "three of the shells" passes over "of the". ``single`` is for the number one, whose
    noun has no plural ending.
    """
    opened = _OPENING.match(text, at, end)
    if not opened:
        return None
    peoples = _PEOPLES.match(text, opened.end(), end) or _pair(text, opened.end(), end)
    at = peoples.end() if peoples else opened.end()
    start = last = None
    carries = False
    for count, word in enumerate(_WORD.finditer(text, at, end)):
        lower, following = word.group().lower(), _next(text, word.end())
        parted = last is not None and not _GAP.fullmatch(text, last, word.start())
        first = last is None or text[start or 0 : last].endswith("ly")
        done = not (first or _is_head(following)) and verbs("done").fullmatch(lower)
        if done and noun_unit(text[start or 0 : last]) is not None:
            break  # "hundreds of lives | wounded many others"
        if count > 6 or parted or _ends(lower, following, first=first, of=bool(opened["of"])):
            break
        finite = single and not (first or opened["of"] or carries) and _is_plural_like(lower)
        if finite:
            break  # "one paper | sees an end", not "one group carrying weapons"
        start = opened.end() if first else start
        last, carries = word.end(), lower.endswith("ing")
        if not _is_head(lower):
            continue
        more = not single and (_is_head(following) or _leads_on(text, word, end))
        if not more or lower in {"others", "percent"}:
            break
    return Span(start, last) if start is not None and last is not None else None


#: "two oil and | gas fields": a noun before another that is counted with it.
_PAIR = re.compile(r"(?P<one>[a-z]+)\s+and\s+(?=(?P<other>[a-z]+)\s+[a-z]+s\b)")


def _pair(text: str, at: int, end: int) -> re.Match[str] | None:
    pair = _PAIR.match(text, at, end)
    if pair is None or _is_head(pair["one"]) or pair["other"] in _words("stop") | _NUMBERS:
        return None
    return None if pair["one"] in _words("stop") or verbs("done").fullmatch(pair["one"]) else pair


def _leads_on(text: str, word: re.Match[str], end: int) -> bool:
    """Whether a noun in the singular stands before the one that counts: "car | bomb attacks"."""
    if word[0].lower() not in _singular():
        return False
    for after in islice(_WORD.finditer(text, word.end(), end), 3):
        lower = after[0].lower()
        if _ends(lower, _next(text, after.end()), first=False, of=False):
            return False
        if _is_head(lower) and lower not in _singular():
            return True
    return False


def _ends(word: str, following: str, *, first: bool, of: bool) -> bool:
    """Whether a word does not belong to the noun phrase any more."""
    if not word[0].isalpha() or word in _words("stop") or word in SMALL:
        return True
    if following in _NUMBERS and verbs("done").fullmatch(word):
        return True  # "44 | killed dozens hurt"
    if word.endswith("ed") and "-" not in word:
        goes_on = bool(following) and (first or following not in _words("stop"))
        described = goes_on and (word in _words("adjective") or _is_head(following))
        return not described and not (first and of)
    if verbs("done").fullmatch(word):
        return not (first and (of or _is_head(following)))
    if (following[:1].isdigit() or following in _NUMBERS) and verbs("doing").fullmatch(word):
        return True  # "kills 3, | wounds 20"
    return word.endswith("ing") and word not in _units() and not _is_head(following)


def _next(text: str, at: int) -> str:
    word = _NEXT.match(text, at)
    return word.group(1).lower() if word else ""


def _is_head(word: str) -> bool:
    """Whether a word looks like a counted noun: known, or with a plural ending."""
    return word in _units() or _is_plural_like(word)


def _is_plural_like(word: str) -> bool:
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    )


def stands_alone(text: str, span: Span) -> bool:
    """Whether a number without a noun still counts something, and is no mark."""
    if re.search(r"[A-Z][\w’'-]*,?\s+$", text[max(0, span.start - 20) : span.start]):
        return False  # "Ziad, 13, was hurt", "SSH 11"
    return bool(
        re.match(r"\s+[a-z]|[.,;]\s|\s*$", text[span.end : span.end + 3])
    ) and not re.search(r"[|/#:]\s*$", text[max(0, span.start - 3) : span.start])
