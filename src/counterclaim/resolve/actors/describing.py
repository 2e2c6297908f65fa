"""Words that say what a name is of: a body behind its name, a person by how it is written."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.protocols import View
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.names import is_acronym
from counterclaim.resolve.actors.tokens import bare, tokens
from counterclaim.resolve.lexicon import entries_by_word, listed, singular


def describes(trailing: Sequence[str]) -> bool:
    """Whether words behind a name only say what it is: "rescue group", "faction part of ...".

    Not so of "Harbour Council's country director", which is a person.
    """
    rest = [w for w in trailing if bare(w) not in listed("modifiers")]
    if not rest or not all(map(str.islower, rest)) or rest[-1] in entries_by_word("roles"):
        return False
    return any(singular(word) in listed("bodies") for word in (rest[0], rest[-1]))


def looks_like_person(name: str) -> bool:
    """Two to four capitalised words without a body word: "Pat Lang"."""
    found = tokens(name)
    if not 2 <= len(found) <= 4 or is_acronym(found[0]):
        return False
    plain = [bare(word) for word in found]
    forename = plain[0] in listed("male_names") | listed("female_names")
    return forename or not any(
        singular(word) in listed("bodies") or word in ("al", "of") for word in plain
    )


def bears_office(view: View, name: str, office: str) -> bool:
    """Whether the one known person of a name has held an office: "President Voss"."""
    known = [m.actor for m in view.matches(name) if m.how == "name"]
    persons = [actor for actor in known if actor.kind is MentionKind.PERSON]
    titles = [role.title.lower().split() for actor in persons for role in actor.roles]
    return len(persons) == 1 and any(office in title for title in titles)
