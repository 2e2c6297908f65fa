"""Names beside descriptions and genitives, where the page lost its commas and apostrophes."""

from __future__ import annotations

import re

from counterclaim.protocols import View
from counterclaim.resolve.actors.titles import forenames, is_noun, is_role
from counterclaim.resolve.actors.tokens import GAP, PREPOSITIONS, bare, is_capital, is_owner
from counterclaim.resolve.lexicon import (
    common_words,
    entries_by_word,
    listed,
    singular,
    title_words,
)

_ARTICLES = ("a", "an", "another", "the", "The")
_OF = ("of", "at", "for")
# A genitive without its apostrophe: "Norlands Coast Daily", "the BBCs Orm Tarn".
_OWNER = re.compile(r"(?P<the>(?:[Tt]he )?)(?P<owner>[A-Z][\w.]*\w)s (?=\w)")
_LONG = 6  # words up to the "of" behind an office
_BEFORE_OFFICE = frozenset({"executive", "managing", "assistant", "deputy", "vice", "acting"})


def parted_by_case(found: list[str]) -> list[list[str]]:
    """Parts a name from the description after it where the comma is missing.

    "Mounzer Khalil head of the health authority" is printed so by outlets whose pages
    lose their commas.
    """
    for i in range(1, len(found)):
        if is_owner(found[i - 1]) and found[i] not in _ARTICLES:
            continue  # "Ivo Varga's | spokesman" is one phrase
        if _opens_another(found, i):
            return [found[:i], *parted_by_case(found[i:])]
        named = i > 1 and all(map(_may_name, found[i - 2 : i]))
        if named and bare(found[0]) in forenames() and found[i] in listed("describers"):
            return [found[:i], *parted_by_case(found[i:])]
        if _names_person(found[:i]) and _is_office_of_body(found, i):
            return [found[:i], *parted_by_case(found[i:])]
        article = found[i] in _ARTICLES and is_capital(found[i - 1])
        if article or (named and _is_office_at(found, i)):
            return [found[:i], *parted_by_case(found[i:])]
    return [found]


def _opens_another(found: list[str], i: int) -> bool:
    """Whether a new phrase begins inside one that lost its commas, by its grammar.

    "Another group the Councils" has an article that no preposition governs; "Tarn speaking
    in the hall" a participle after a name; "Orm Tarn ordinary of the see" a noun with "of".
    """
    word, before = found[i], found[i - 1]
    if word in ("the", "The", "a", "an") and i + 1 < len(found):
        indefinite = found[0].lower() in ("a", "an", "another")
        return before == GAP or (indefinite and is_noun(bare(before)) and is_capital(found[i + 1]))
    if found[0].lower() in listed("definite") | listed("indefinite"):
        return False
    run = all(is_capital(w) and not w.isupper() for w in found[:i])
    if not run or word.isupper():
        return False
    person = i > 1 and any(_tells_person(w) for w in found[:i])
    if is_capital(word):
        return person and _is_office_of(found, i)
    if word.endswith("ing") and not is_noun(bare(before)):
        behind = bare(before) in common_words() or is_owner(before)  # "Norland's ruling party"
        return not behind and word not in ("leading", "acting")
    named = person or (1 < i < 4 and all(map(_names_somebody, found[:i])))
    return named and i + 1 < len(found) and found[i + 1] in _OF and _says_what(word)


def _names_person(words: list[str]) -> bool:
    """Whether words are two or three capitalised ones, none of them common or in capitals."""
    return 1 < len(words) < 4 and all(
        is_capital(w) and not w.isupper() and "'" not in w and _names_somebody(w) for w in words
    )


def _is_office_of_body(found: list[str], i: int) -> bool:
    """Whether a body's acronym and an office stand at a word: "Ana Voss | WHO representative"."""
    acronym = found[i].isupper() and found[i].isalpha() and len(found[i]) > 1
    return acronym and i + 1 < len(found) and is_role(found[i + 1])


def _says_what(word: str) -> bool:
    """Whether a word may say what a person is: "editor", "ordinary"."""
    return word not in PREPOSITIONS and not word.endswith(("ed", "ing", "ly"))


def _names_somebody(word: str) -> bool:
    """Whether a capitalised word is neither a common word nor an adjective of a people."""
    plain = bare(word)
    common = singular(plain) in common_words() | title_words()
    return not common and not plain.endswith(("ish", "ian", "ean", "ese", "can", "aqi", "ani"))


def _tells_person(word: str) -> bool:
    plain = bare(word)
    return plain in forenames() | listed("honorifics") or plain.startswith("al-")


def _is_office_of(found: list[str], i: int) -> bool:
    """Whether an office written with capitals begins at a word: "Secretary General of"."""
    stop = next((n for n in range(i + 1, min(i + 4, len(found))) if found[n] in _OF), 0)
    office = found[i:stop]
    first = bare(found[i]) in _BEFORE_OFFICE or is_role(found[i])
    named = bare(found[i - 1]) not in common_words() | listed("honorifics") | _BEFORE_OFFICE
    return bool(office) and first and named and any(map(is_role, office))


def _may_name(word: str) -> bool:
    """Whether a word may be part of a person's name: no article, acronym or body word."""
    plain = singular(bare(word))
    return is_capital(word) and not word.isupper() and plain not in common_words()


def _is_office_at(found: list[str], i: int) -> bool:
    """Whether an office begins at a word and tells of what: "general director | of"."""
    stop = next((n for n in range(i + 1, min(i + _LONG, len(found))) if found[n] in _OF), 0)
    office = found[i:stop]
    small = bool(office) and all(map(str.islower, office)) and office[0] not in listed("bodies")
    return small and any(map(_is_office, office[-2:]))


def _is_office(word: str) -> bool:
    return word.islower() and word in entries_by_word("roles")


def first_of_two(name: str, view: View) -> str:
    """The first of two known names that stand side by side for want of a comma; else nothing.

    A state before another's name is part of a third: "Sudan People's Liberation Army". A capital
    behind a person or body ended a sentence or began one: "Orm Tarn | Moscow".
    """
    found = name.split()
    for cut in range(1, len(found)):
        first, second = " ".join(found[:cut]), " ".join(found[cut:])
        one, other = _names_state(first, view), _names_state(second, view)
        seat = one is False and any(m.how == "metonym" for m in view.matches(second))
        if seat or (None not in (one, other) and (other or not one)):
            return first
    return ""


def _names_state(text: str, view: View) -> bool | None:
    """Whether a known name is a state's; None if it is no known name."""
    named = [m.actor for m in view.matches(text) if m.how == "name"]
    return named[0].type == "government" if named else None


def with_apostrophe(text: str, view: View) -> str:
    """A phrase with the apostrophe that a state or an acronym before it has lost."""
    found = _OWNER.match(text)
    if found is None or view.state_of_demonym(f"{found['owner']}s"):
        return text
    owner, whole = found["owner"], f"{found['owner']}s"
    bearers = view.matches(owner)
    state = any(match.actor.type == "government" for match in bearers)
    if view.matches(whole) or view.ambiguous_matches(whole):
        return text
    known = state or (owner.isupper() and len(owner) > 1 and bool(bearers))
    return f"{found['the']}{owner}'s {text[found.end() :]}" if known else text


def without_body(name: str, view: View) -> str:
    """A person's name without the acronym of his body that ran in: "Orm Tarn FAO"."""
    before, _, last = name.rpartition(" ")
    acronym = " " in before and last.isupper() and last.isalpha() and len(last) > 1
    known = acronym and (view.matches(last) or view.ambiguous_matches(last))
    return before if known and not before.isupper() else name
