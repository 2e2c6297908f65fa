"""Noun phrases of reports taken apart: determiner, title, name, head noun, apposition.

A source reads "US Secretary of State John Kerry", "the Observatory, a monitor based in
Britain" or "a source at the police command". What it names is found in its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from counterclaim.resolve.folding import strip_marks
from counterclaim.resolve.lexicon import (
    common_words,
    entries_by_word,
    listed,
    singular,
    title_words,
)

_GAP = "¦"  # where a parenthesis stood: "Secretary of the Council (CE) Omar Saleh"
_TOKEN = re.compile(r"¦|(?:[^\W\d_]\.){2,}(?:-\w+)*|[^\W_](?:[\w'’`´&.-]*\w)?(?:['’](?=\s|$))?")
_POSSESSIVE = re.compile(r"['’`´]s?$")
_ABBREVIATED = re.compile(r"(?:^|[\s.])\w\.$")
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_QUOTES = '"“”„«»‘`´'
# A comma, a dash, "also known as": what follows says the same of the same.
_APART = re.compile(
    r"\s+(?:a\.?k\.?a\.?|A[Kk][Aa])\s+|,?\s+(?:also )?(?:known|called|named|dubbed) (?:as )?"
    r"|\s*,\s*|\s+[-–—]\s+"
)
_CLAUSE = re.compile(r",?\s+(?:who|whom|whose|which|that|where|when|while|whereas)\b.*", re.DOTALL)
_AND = re.compile(r",?\s+(?:and|as well as|along with|&)\s+")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PREPOSITIONS = frozenset(
    [
        *("of", "in", "at", "from", "for", "by", "with", "to", "on", "near", "inside", "under"),
        *("among", "against", "between", "about", "over", "within", "across", "outside"),
        *("based", "linked", "affiliated", "operating", "working", "speaking", "close", "loyal"),
        *("familiar", "posted", "used", "released", "issued", "published", "backed", "opposed"),
        *("via", "including", "belonging", "attending", "carried", "made"),
        *("sent", "involved", "supported", "present", "held", "into", "behind", "before", "after"),
    ]
)
_PARTICIPLES = frozenset({"based", "backed", "linked", "affiliated"})
_AFTER_PARTICIPLE = frozenset({"in", "on", "at", "by", "to", "with", "out", "from"})
_ADVERBS = frozenset({"there", "here", "abroad", "nearby", "alone"})
_PARTICLES = frozenset(
    ["al", "el", "de", "del", "der", "van", "von", "bin", "ibn", "bint", "abu", "da", "di", "ul"]
)


_ARTICLES = _PARTICLES | {"an", "as", "ash", "ad", "ar", "at", "az", "es", "ez"}


class Determiner(StrEnum):
    """How a phrase begins."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a phrase between commas, with what it says of whom.

    ``proper`` tells a name that ends in a body word ("Free Army of Raqqa").
    ``words`` are without the determiner; ``head`` is the head noun in the singular and
    lower case, empty where the segment is a name alone; ``title`` stands before a
    person's ``name``; ``tail`` follows the head ("of ...", "at ...").
    """

    text: str
    determiner: Determiner
    words: tuple[str, ...]
    head: str = ""
    plural: bool = False
    before: tuple[str, ...] = ()
    tail: str = ""
    title: str = ""
    name: str = ""
    person: bool = False
    proper: bool = False

    @property
    def core(self) -> str:
        """The words without the determiner."""
        return " ".join(self.words)


def tokens(text: str) -> list[str]:
    """The words of a text with their possessive endings, without punctuation."""
    return _TOKEN.findall(text)


def bare(word: str) -> str:
    """A word in lower case, without marks and possessive ending."""
    return strip_marks(_POSSESSIVE.sub("", word))


def is_capital(word: str) -> bool:
    """Whether a word is written as part of a name: "Ali", "al-Sham", "IRNA"."""
    if word[:1].isupper():
        return True
    first, dash, rest = word.partition("-")
    return bool(dash) and first.lower() in _ARTICLES and rest[:1].isupper()


def ends_head(word: str) -> bool:
    """Whether a lower-case word ends the part of a phrase that holds its head."""
    return word in _PREPOSITIONS


@lru_cache(maxsize=16384)
def segments(text: str) -> tuple[Segment, ...]:
    """The segments of a phrase, in order; what is in parentheses is left out.

    A relative clause is cut off, and so is what follows "and" where both sides can stand
    alone; callers that know a name with "and" in it must look it up first.
    """
    plain = _CLAUSE.sub("", " " + _PARENTHESIS.sub(f" {_GAP} ", text).strip(_QUOTES + " ,;:"))
    plain = trimmed("".join(char for char in plain if char not in _QUOTES))
    found: list[Segment] = []
    for part in _APART.split(plain):
        for piece in _parted_by_case(tokens(part)):
            if (whole := _ended(piece)) and (segment := _segment(whole)):
                found.append(segment)
    return tuple(found)


def _ended(found: list[str]) -> list[str]:
    """The words without prepositions that a source cut short ends with: "Ibrahim Khatib via"."""
    while len(found) > 1 and found[-1] in _PREPOSITIONS:
        found = found[:-1]
    return found


def trimmed(text: str) -> str:
    """The text without punctuation at its ends; the stop of "U.S." stays."""
    text = text.strip(" ,;:")
    return text if _ABBREVIATED.search(text) else text.rstrip(" ,.;:")


def is_relative(text: str) -> bool:
    """Whether a source chunk is a relative pronoun alone."""
    return text.strip(" ,").lower() in _RELATIVE


def conjuncts(text: str) -> tuple[str, ...]:
    """The sides of "A and B"; one side if there is no "and"."""
    return tuple(part.strip(" ,") for part in _AND.split(text) if part.strip(" ,"))


def are_two(text: str) -> bool:
    """Whether "and" surely parts two: "the UN and the watchdog", not "Health and Safety"."""
    sides = conjuncts(text)
    return len(sides) > 1 and sides[1].split(" ")[0].lower() in (
        listed("definite") | listed("indefinite")
    )


def _parted_by_case(found: list[str]) -> list[list[str]]:
    """Parts a name from the description after it where the comma is missing.

    "Mounzer Khalil head of the health authority" is printed so by outlets whose pages
    lose their commas.
    """
    for i in range(1, len(found)):
        named = i > 1 and all(map(_may_name, found[i - 2 : i]))
        if named and bare(found[0]) in _forenames() and found[i] in listed("describers"):
            return [found[:i], *_parted_by_case(found[i:])]
        article = found[i] in ("a", "an", "the", "The") and is_capital(found[i - 1])
        office = _is_office(found[i]) and i + 1 < len(found) and found[i + 1] in ("of", "at", "for")
        if article or (named and office):
            return [found[:i], *_parted_by_case(found[i:])]
    return [found]


def _may_name(word: str) -> bool:
    """Whether a word may be part of a person's name: no article, acronym or body word."""
    return is_capital(word) and not word.isupper() and bare(word) not in common_words()


def _forenames() -> frozenset[str]:
    return listed("male_names") | listed("female_names")


def _is_office(word: str) -> bool:
    return word.islower() and word in entries_by_word("roles")


def _segment(found: list[str]) -> Segment | None:
    determiner, rest = _determined(found)
    if not rest:
        return None
    text = " ".join(word for word in found if word != _GAP)
    named = _titled(rest)
    rest = [word for word in rest if word != _GAP]
    if not rest:
        return None
    if named:
        title, name, person = named
        words = tuple(rest)
        return Segment(
            text,
            determiner,
            words,
            _head_of(title),
            title=" ".join(title),
            name=name,
            person=person,
        )
    cut = next((i for i in range(1, len(rest)) if _ends_at(rest, i)), len(rest))
    cut = _before_participle(rest, cut - 1 if cut > 1 and rest[cut - 1] in _ADVERBS else cut)
    head = bare(rest[cut - 1])
    owned = any(_POSSESSIVE.search(word) for word in rest[: cut - 1])
    named_only = (
        not owned
        and not _is_crowd(rest, cut)
        and all(is_capital(w) or w in _PARTICLES for w in rest[:cut])
        and not _is_noun(head)
    )
    return Segment(
        text,
        determiner,
        tuple(rest),
        head="" if named_only else singular(head),
        plural=not named_only and (singular(head) != head or head == "people"),
        before=tuple(rest[: cut - 1]),
        tail=" ".join(rest[cut:]),
        name=" ".join(rest[:cut]) if named_only else "",
        proper=_is_proper(rest, cut),
    )


def _ends_at(found: list[str], at: int) -> bool:
    """Whether the head stands before a word; "London based monitor" has it behind."""
    word = found[at].lower()
    if word in _PARTICIPLES and at + 1 < len(found):
        return found[at + 1].lower() in _AFTER_PARTICIPLE
    if found[at].islower() and word.endswith("ing") and at + 1 < len(found):
        return _is_noun(bare(found[at - 1]))  # "a group tracking the violence"
    return word in _PREPOSITIONS


def _is_crowd(found: list[str], cut: int) -> bool:
    """Whether a phrase opens with a plural that is no name: "Opponents of the president"."""
    word = found[0]
    return cut == 1 < len(found) and not word.isupper() and singular(bare(word)) != bare(word)


def _before_participle(found: list[str], cut: int) -> int:
    """Leaves a participle out of the head: "an activist contacted in the city"."""
    for at in range(cut - 1, 0, -1):
        participle = found[at].endswith(("ed", "ing")) or found[at] in ("shot", "taken")
        if not found[at].islower() or not participle or _is_noun(bare(found[at])):
            return at + 1
        if _is_noun(bare(found[at - 1])):
            return at
    return cut


def _is_proper(found: list[str], cut: int) -> bool:
    """Whether a phrase with a body word is a name: "Free Army of Raqqa"."""
    small = listed("small")
    capital = [is_capital(word) for word in found if word.lower() not in small]
    return (
        cut > 1
        and len(capital) > 1
        and all(capital)
        and singular(bare(found[cut - 1])) in listed("bodies")
    )


def _determined(found: list[str]) -> tuple[Determiner, list[str]]:
    determiner, at = Determiner.BARE, 0
    while at < len(found) - 1 or (at < len(found) and found[at].lower() in ("the", "a", "an")):
        word = found[at].lower()
        if word in listed("definite"):
            determiner = Determiner.DEFINITE
        elif word in listed("indefinite"):
            if determiner is not Determiner.DEFINITE:  # "the two ministries"
                determiner = Determiner.INDEFINITE
        elif word not in ("so-called", "what", "both", "all"):
            break
        at += 1
    return determiner, found[at:]


def _titled(found: list[str]) -> tuple[list[str], str, bool] | None:
    """Title words, the name after them, and whether the name is a person's.

    The name is what stands behind the last title or body word and is capitalised to the
    end: "Foreign Minister | Sergey Lavrov", "state news agency | IRNA".
    """
    last = max((i for i, word in enumerate(found[:-1]) if _is_title(word)), default=-1)
    named = (i for i in range(last + 2, len(found) - 1) if bare(found[i]) in _forenames())
    if last >= 0 and is_capital(found[-1]):  # "Representative in Syria | Ali al-Zaatari"
        last = next(named, last + 1) - 1
    if _GAP in found[:-1]:
        last = max(last, len(found) - 2 - found[-2::-1].index(_GAP))
    name = found[last + 1 :]
    if last < 0 or not all(is_capital(w) or w in _PARTICLES for w in name) or not name:
        return None
    title = [word for word in found[: last + 1] if word != _GAP]
    if not title or not any(map(_is_title, title)) or _is_anothers(title):
        return None
    person = any(bare(w) in listed("honorifics") for w in title) or any(map(_is_role, title))
    if _is_noun(bare(name[-1])) or any(bare(w) in entries_by_word("roles") for w in name):
        return None  # "State Department": a body's name, not a title and a name
    return title, " ".join(name), person


def _is_anothers(title: list[str]) -> bool:
    """Whether the name behind a title is another's: "a spokesman for President Bashar al-Assad".

    The words after the last preposition are then titles alone. "Minister of Defence Sergei
    Shoigu" and "envoy to Syria Staffan de Mistura" have the field of the office there. In "a
    letter to X" no title stands before the preposition; in "a letter by A to B" two names do.
    """
    parts = [i for i, word in enumerate(title) if word.lower() in _PREPOSITIONS]
    if not parts:
        return False
    if not _is_title(title[parts[0] - 1]):
        return True
    if any(bare(word) in _forenames() and word[0].isupper() for word in title[: parts[-1]]):
        return True
    after = title[parts[-1] + 1 :]
    if not after:
        return True
    if after[0] in ("the", "The") or bare(after[0]) in listed("fields"):
        return False
    return any(map(_is_office_or_honorific, after))


def _is_office_or_honorific(word: str) -> bool:
    return _is_role(word) or bare(word) in listed("honorifics")


def _is_title(word: str) -> bool:
    plain = bare(word)
    return plain in title_words() or _is_role(word) or singular(plain) in listed("bodies")


def _is_role(word: str) -> bool:
    """Whether a word names an office; of "Secretary-General" the first part does."""
    return singular(bare(word).split("-")[0]) in entries_by_word("roles")


def _is_noun(word: str) -> bool:
    one = singular(word)
    return (
        one in listed("bodies")
        or one in listed("documents")
        or one in listed("sources")
        or one in listed("classes")
        or one in entries_by_word("roles")
    )


def _head_of(title: list[str]) -> str:
    """The office word of a title: "minister" of "Russian Foreign Minister"."""
    for word in title:
        if word.lower() in _PREPOSITIONS:
            break
    roles = [singular(bare(w)) for w in title if _is_role(w)]
    return (
        roles[0]
        if roles and title and any(w.lower() in _PREPOSITIONS for w in title)
        else (roles[-1] if roles else singular(bare(title[-1])))
    )
