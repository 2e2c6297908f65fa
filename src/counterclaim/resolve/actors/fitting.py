"""Whether a known actor can be meant by a name that bears its own."""

from __future__ import annotations

from counterclaim.protocols import Naming
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.tokens import bare, tokens
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import listed, singular

_SHORT_WORD = 3  # letters: "the", "of"


def fits(match: Naming, person: bool | None) -> bool:
    """Whether a bearer is a person, or none, as is expected; None expects nothing."""
    return person is None or (match.actor.kind is MentionKind.PERSON) == person


def shares_word(name: str, actor: Actor) -> bool:
    """Whether an actor's names and another have a longer word in common."""
    own = {word for known in actor.names for word in words(known.text)}
    return any(len(word) > _SHORT_WORD and word in own for word in words(name))


def has_forename(name: str) -> bool:
    """Whether a name begins with a forename and holds no body word: "Ziad"."""
    plain = [bare(word) for word in tokens(name)]
    forenames = listed("male_names") | listed("female_names")
    return plain[0] in forenames and not any(singular(w) in listed("bodies") for w in plain)
