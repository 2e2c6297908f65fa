"""Word lists that tell the kind of an actor, and common nouns that are actors or weapons."""

from __future__ import annotations

from functools import cache

from counterclaim.records import MentionKind
from counterclaim.understand.lexicon import Lexicon
from counterclaim.understand.tables import rows
from counterclaim.understand.words import word_set

# The head of a noun phrase stands before its first preposition or relative pronoun.
_AFTER_HEAD = word_set(
    "of for in from at on with by to who which that near under inside across against"
)

# Words are cut at hyphens: "rebel-held" is two.
_HELD = frozenset((word,) for word in word_set("held controlled occupied besieged"))


def head_kind(words: tuple[str, ...]) -> MentionKind | None:
    """The kind that the head of a lower-case phrase tells, or None if no word tells any.

    "A commander of the Nusra Front" is a person, "the Nusra Front" an armed group. A
    word for any organisation does not outweigh a plainer one ("rebel groups"). Who holds it
    tells nothing of what it is: "the rebel-held town of Kesh".
    """
    kinds = _kind_words()
    head: MentionKind | None = None
    if words[-2:] == ("islamic", "state"):
        return MentionKind.ARMED_GROUP
    for at, word in enumerate(words):
        if word in _AFTER_HEAD and at:
            break
        told = kinds.get(word)
        if told is None or words[at + 1 : at + 2] in _HELD:
            continue
        if head is None or told != MentionKind.ORGANISATION:
            head = told
    return head


_SMALL = word_set("the a an this that these those its their his her our some any all")


def is_common(phrase: str) -> bool:
    """Whether a lower-case phrase is made of determiners and common nouns alone.

    At the start of a sentence their capital does not make them names.
    """
    return all(word in _SMALL or word in _common_words() for word in phrase.split())


@cache
def _common_words() -> frozenset[str]:
    named = rows("nominals.tsv", columns=2) + rows("weapons.tsv", columns=2)
    listed = {word for _, words in named for phrase in words.split(", ") for word in phrase.split()}
    people = {word for word, kind in _kind_words().items() if kind == MentionKind.PERSON}
    return frozenset(listed | people)


@cache
def nominals() -> Lexicon[MentionKind]:
    """Common nouns for actors of war reports."""
    return _lexicon("nominals.tsv")


@cache
def weapons() -> Lexicon[MentionKind]:
    """Words for weapons and for what carries them."""
    return _lexicon("weapons.tsv")


@cache
def _kind_words() -> dict[str, MentionKind]:
    found: dict[str, MentionKind] = {}
    for kind, words in rows("kinds.tsv", columns=2):
        for word in words.split(", "):
            found.setdefault(word, MentionKind(kind))
    return found


def _lexicon(name: str) -> Lexicon[MentionKind]:
    return Lexicon(
        (tuple(phrase.split()), MentionKind(kind))
        for kind, words in rows(name, columns=2)
        for phrase in words.split(", ")
    )
