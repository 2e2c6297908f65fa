"""Why a phrase, though capitalised, names nobody."""

from __future__ import annotations

import re

from counterclaim.protocols import View
from counterclaim.resolve.actors.known import is_pack_place
from counterclaim.resolve.actors.tokens import bare, tokens
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import common_words, listed, singular

# Capitalised words that name nobody.
_GENERIC = frozenset(
    [
        *("ngo", "evidence", "vice", "much", "deputy", "political", "religious", "ag", "pm", "fm"),
        *("ceo", "european", "asian", "african", "american", "pbuh", "internet", "unnamed"),
        *("unverified", "unverifiable", "unconfirmed", "unidentified", "undated"),
        *("crowd", "mourner", "inhabitant", "banner", "placard", "speaker", "forecaster"),
        *("airline", "hotel", "market", "history", "tradition", "protocol", "few", "this", "you"),
        *("just", "ethnic", "neighboring", "neighbouring", "shi'ite", "shi’ite"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ]
)
_PRONOUNS = frozenset(
    [
        *("he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "one", "who", "which"),
        *("anybody", "anyone", "everybody", "everyone", "somebody", "someone", "nobody", "none"),
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "hundreds"),
        *("if", "whether", "others", "both", "neither", "either", "everything", "nothing"),
        *("no-one", "there"),
    ]
)


_MODEL = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]?")  # "F-16", "Mi-8"
_JOINED = ("-led", "-backed", "-based", "-held", "-run", "-controlled", "-supported")


def why_unnameable(name: str, view: View) -> str:
    """Why a phrase, though capitalised, is no name; empty if it may be one."""
    plain = [bare(word) for word in tokens(name)]
    if is_pack_place(name, view):
        return "the name of a place"
    if all(singular(word) in common_words() or word in listed("small") for word in plain):
        return "a crowd or a common word"
    people = singular(plain[-1]) != plain[-1] and view.state_of_demonym(singular(plain[-1]))
    if people or view.state_of_demonym(name):
        return "a people, not an actor"
    crowds = listed("classes") | listed("sources")
    owned = any("'" in word or "’" in word for word in tokens(name)[:-1])
    if owned and singular(plain[-1]) in crowds and singular(plain[-1]) != plain[-1]:
        return "a crowd described by whose it is"
    parts = [part for word in plain for part in word.split("-")]
    if all(singular(part) in common_words() | _GENERIC for part in parts):
        return "a common word"
    if _MODEL.fullmatch(name.split(" ")[-1]):
        return "a kind of aircraft or arms"
    if name.endswith(_JOINED):
        return "whose something is, and no name"
    if len(plain) == 1 and (plain[0] in _PRONOUNS or len(plain[0]) < 2):
        return "a pronoun"
    return ""


def is_foreign_label(text: str) -> bool:
    """Whether a crowd is called by a word that others use of it ("terrorists", "militants").

    Such words say who speaks and not who is meant; "rebels" and "opposition" are also the
    groups' own.
    """
    plain = {singular(word) for word in words(text)}
    crowd = plain <= listed("classes") | listed("modifiers")
    return crowd and not plain & listed("rebels")
