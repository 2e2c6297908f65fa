"""The written forms of English verbs and nouns, so that lexicons list lemmas only."""

from __future__ import annotations

from functools import cache
from typing import Final

from counterclaim.understand.tables import rows

_VOWELS = "aeiou"


class Form:
    """Which inflected forms one spelling can be, as bits; "attacked" is past and participle.

    Plain numbers: each trigger is asked for its forms many times, and the operators of an
    enumeration cost ten times as much.
    """

    BASE: Final = 1
    THIRD: Final = 2
    PAST: Final = 4
    PARTICIPLE: Final = 8
    GERUND: Final = 16
    NOUN: Final = 32


def verb_forms(lemma: str) -> dict[str, int]:
    """Every spelling of a verb with the forms it can be."""
    past, participle, gerund = _irregular().get(lemma, ("", "", ""))
    forms: dict[str, int] = {}
    for spelling, form in (
        (lemma, Form.BASE),
        (plural(lemma), Form.THIRD),
        (past or _past(lemma), Form.PAST),
        (participle or past or _past(lemma), Form.PARTICIPLE),
        (gerund or _gerund(lemma), Form.GERUND),
    ):
        for variant in spelling.split("/"):
            forms[variant] = forms.get(variant, 0) | form
    return forms


def noun_forms(lemma: str) -> dict[str, int]:
    """Singular and plural of a noun."""
    return {lemma: Form.NOUN, plural(lemma): Form.NOUN}


def plural(word: str) -> str:
    """A regular plural, which is also the verb's third person."""
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "veto", "do"):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"


@cache
def _irregular() -> dict[str, tuple[str, str, str]]:
    """Lemma to past, participle and gerund; a blank cell is regular."""
    return {row[0]: (row[1], row[2], row[3]) for row in rows("irregular.tsv", columns=4)}
