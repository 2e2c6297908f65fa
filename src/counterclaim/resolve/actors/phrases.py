"""Noun phrases of reports taken apart: determiner, title, name, head noun, apposition.

A source reads "US Secretary of State John Kerry", "the Observatory, a monitor based in
Britain" or "a source at the police command". What it names is found in its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from counterclaim.resolve.actors.bodynames import is_proper
from counterclaim.resolve.actors.lostcommas import parted_by_case
from counterclaim.resolve.actors.titles import forenames, is_noun, office_of, titled
from counterclaim.resolve.actors.tokens import (
    GAP,
    PARTICLES,
    PREPOSITIONS,
    bare,
    is_capital,
    is_owner,
    tokens,
    trimmed,
    with_brackets,
)
from counterclaim.resolve.lexicon import (
    common_words,
    entries_by_word,
    listed,
    singular,
)

_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_QUOTES = '"“”„«»‘`´'
# A comma, a dash, "also known as": what follows says the same of the same.
_APART = re.compile(
    r"\s+(?:a\.?k\.?a\.?|A[Kk][Aa])\s+|,?\s+(?:also )?(?:known|called|named|dubbed) (?:as )?"
    r"|,?\s+(?:identified (?:only )?as|going by the name of|who gave h(?:is|er) name as)\s+"
    r"|\s*,\s*|\s+(?:[-–—]|--)\s+"
)
_APART_GENITIVE = re.compile(r"(?<=\w) (?=['’]s\b)")  # "Norland 's", as some corpora write
_SELF = re.compile(r",? (?:who|which|that) calls? (?:it|them)sel(?:f|ves) (?:the )?")
_CLAUSE = re.compile(r",?\s+(?:who|whom|whose|which|that|where|when|while|whereas)\b.*", re.DOTALL)
_AND = re.compile(r",?\s+(?:and(?: by)?|as well as|(?:along|together) with|&)\s+")
_BORN = re.compile(r"[A-Z][\w]*-(?:born|raised|trained|educated)")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PARTICIPLES = frozenset({"based", "backed", "linked", "affiliated"})
_AFTER_PARTICIPLE = frozenset({"in", "on", "at", "by", "to", "with", "out", "from"})
_ADVERBS = frozenset({"there", "here", "abroad", "nearby", "alone"})


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
        """The words without the determiner, but all of "one of the men"."""
        first = self.words[0].lower() if self.words else ""
        return self.text if first in ("of", "in") else " ".join(self.words)


@lru_cache(maxsize=16384)
def segments(text: str) -> tuple[Segment, ...]:
    """The segments of a phrase, in order; what is in parentheses is left out.

    A relative clause is cut off, and so is what follows "and" where both sides can stand
    alone; callers that know a name with "and" in it must look it up first.
    """
    text = _PARENTHESIS.sub(f" {GAP} ", with_brackets(text))
    text = _SELF.sub(" known as ", text) if " call" in text else text
    plain = _CLAUSE.sub("", " " + text.strip(_QUOTES + " ,;:"))
    plain = _APART_GENITIVE.sub("", plain)
    plain = trimmed("".join(char for char in plain if char not in _QUOTES))
    found: list[Segment] = []
    for part in _APART.split(plain):
        for piece in parted_by_case(tokens(part)):
            if (whole := _ended(piece)) and (segment := _segment(whole)):
                found.append(segment)
    return tuple(found)


def named_first(found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments, a titled person first where an office of several fields opens.

    "Minister of Water, Forests, and Mines Orm Tarn".
    """
    office = len(found) > 2 and found[0].head in entries_by_word("roles") and not found[0].name
    person = next((one for one in found if one.person), None)
    fields = office and person is not None and found[0].tail.startswith("of ")
    return (person, *(one for one in found if one is not person)) if person and fields else found


def _ended(found: list[str]) -> list[str]:
    """The words without prepositions that a source cut short ends with: "Ibrahim Khatib via"."""
    while len(found) > 1 and found[-1] in PREPOSITIONS:
        found = found[:-1]
    return found


def is_relative(text: str) -> bool:
    """Whether a source chunk is a relative pronoun alone; "WHO" is an organisation."""
    if text.strip(" ,") == "WHO":
        return False
    return text.strip(" ,").lower() in _RELATIVE


def without_clause(text: str) -> str:
    """The words before a relative clause: "Mr Voss, | who is of A and B"."""
    return _CLAUSE.sub("", text) or text


def conjuncts(text: str) -> tuple[str, ...]:
    """The sides of "A and B"; one side if there is no "and"."""
    return tuple(part.strip(" ,") for part in _AND.split(text) if part.strip(" ,"))


def parted_at_and(text: str) -> tuple[tuple[str, str], ...]:
    """What stands before and behind each "and" of a text, the last "and" first."""
    found = [(text[: m.start()].strip(" ,"), text[m.end() :]) for m in _AND.finditer(text)]
    return tuple(reversed(found))


def are_two(text: str) -> bool:
    """Whether "and" surely parts two: "the UN and the watchdog", not "Health and Safety"."""
    sides = conjuncts(text)
    return len(sides) > 1 and sides[1].split(" ")[0].lower() in (
        listed("definite") | listed("indefinite")
    )


def _segment(found: list[str]) -> Segment | None:
    determiner, rest = _determined(found)
    if not rest:
        return None
    text = " ".join(word for word in found if word != GAP)
    if len(rest) > 1 and _BORN.fullmatch(rest[0]) and all(map(is_capital, rest[1:])):
        rest = rest[1:]
    named = titled(rest) or _titled_before(rest)
    rest = [word for word in rest if word != GAP]
    if not rest:
        return None
    if named:
        title, name, person = named
        words = tuple(rest)
        return Segment(
            text,
            determiner,
            words,
            office_of(title),
            title=" ".join(title),
            name=name,
            person=person,
        )
    if (behind := _name_behind(rest)) and determiner is not Determiner.INDEFINITE:
        title, name = rest[:-behind], " ".join(rest[-behind:])
        head = singular(bare(title[-1]))
        return Segment(text, determiner, tuple(rest), head, title=" ".join(title), name=name)
    cut = next((i for i in range(1, len(rest)) if _ends_at(rest, i)), len(rest))
    cut = _before_participle(rest, cut - 1 if cut > 1 and rest[cut - 1] in _ADVERBS else cut)
    if correspondent := _correspondent(rest):
        return Segment(text, determiner, tuple(rest), name=correspondent)
    head = bare(rest[cut - 1])
    owned = any(is_owner(word) for word in rest[: cut - 1])
    named_only = (
        not owned
        and not _is_crowd(rest, cut)
        and all(is_capital(w) or w in PARTICLES for w in rest[:cut])
        and not is_noun(head)
    )
    return Segment(
        text,
        determiner,
        tuple(rest),
        head="" if named_only else singular(head),
        plural=not named_only and (singular(head) != head or head.endswith("people")),
        before=tuple(rest[: cut - 1]),
        tail=" ".join(rest[cut:]),
        name=" ".join(rest[:cut]) if named_only else "",
        proper=is_proper(rest, cut),
    )


def _titled_before(found: list[str]) -> tuple[list[str], str, bool] | None:
    """The title and full name of a person before what tells where: "rebel chief Orm Tarn | of"."""
    at = next((i for i, word in enumerate(found) if word in ("of", "in", "from")), 0)
    named = titled(found[:at]) if at else None
    return named if named and named[2] and " " in named[1] else None


def _name_behind(found: list[str]) -> int:
    """How many capitalised words end a phrase behind small ones: "credit giant | Orm"; 0 for none.

    What a preposition or a participle governs is no name of the whole.
    """
    count = next((i for i, word in enumerate(reversed(found)) if not is_capital(word)), 0)
    before, name = found[:-count], found[-count:] if count else []
    small = bool(before) and all(word.isalpha() and word not in PREPOSITIONS for word in before)
    verbal = any(word.endswith(("ed", "ing")) or word in _PARTICIPLES for word in before)
    common = any(is_noun(bare(w)) or bare(w) in common_words() for w in name)
    led = small and before[-1].islower() and before[-1] not in listed("small") | PARTICLES
    return count if led and not verbal and not common else 0


def _correspondent(found: list[str]) -> str:
    """The person whom a medium calls its own: "The Gazette's Orm Tarn"."""
    stop = next((i for i, word in enumerate(found) if word in PREPOSITIONS), len(found))
    name = found[1:stop]
    owned = is_owner(found[0]) and is_capital(found[0]) and len(name) in (2, 3)
    proper = owned and all(map(is_capital, name)) and not any(w.isupper() for w in name)
    common = any(is_noun(bare(w)) or bare(w) in common_words() for w in name)
    called = bool(name) and bare(name[0]) in forenames()  # "the BBC's Jonathan Head"
    return " ".join(name) if proper and (called or not common) else ""


def _ends_at(found: list[str], at: int) -> bool:
    """Whether the head stands before a word; "London based monitor" has it behind."""
    word = found[at].lower()
    if word in _PARTICIPLES and at + 1 < len(found):
        return found[at + 1].lower() in _AFTER_PARTICIPLE
    stays = word in ("living", "staying")  # "one Norlander living in the city"
    if found[at].islower() and word.endswith("ing") and not stays and at + 1 < len(found):
        named = word == "monitoring" and singular(bare(found[at + 1])) in listed("bodies")
        owned = is_owner(found[at - 1])  # "Norland's ruling party" is not Norland
        return is_noun(bare(found[at - 1])) and not (named or owned)  # "a group tracking crime"
    return word in PREPOSITIONS


def _is_crowd(found: list[str], cut: int) -> bool:
    """Whether a phrase opens with a plural that is no name: "Opponents of the president"."""
    word = found[0]
    return cut == 1 < len(found) and not word.isupper() and singular(bare(word)) != bare(word)


def _before_participle(found: list[str], cut: int) -> int:
    """Leaves a participle out of the head: "an activist contacted in the city"."""
    for at in range(cut - 1, 0, -1):
        participle = found[at].endswith(("ed", "ing")) or found[at] in ("shot", "taken")
        if not found[at].islower() or not participle or is_noun(bare(found[at])):
            return at + 1
        if is_noun(bare(found[at - 1])):
            return at
    return cut


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
