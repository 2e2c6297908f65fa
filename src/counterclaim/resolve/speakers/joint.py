"""Who speaks together with the first: "Norland and Sorland said" has two speakers."""

from __future__ import annotations

import re

from counterclaim.records import Speaker
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import conjuncts, parted_at_and
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.desk import MADE_BY
from counterclaim.resolve.speakers.edges import without_edges
from counterclaim.resolve.speakers.referents import referent_of

# "An inquiry for the council and the watchdog said" is one; "residents and the watchdog" two.
_OTHERS = frozenset({"others", "other states", "other countries"})
_OF_BOTH = re.compile(r" (?:for|of|by|between|from|with|to) ")


def joint_speakers(case: Case, first: Speaker) -> tuple[Speaker, ...]:
    """The other speakers of an attribution whose first one is told, in order.

    Those alone whom "and" joins to it and whose names are known: "the opposition and its
    backers" stay with the first. It may be unnamed: "residents and the observatory said".
    """
    if not (first.actor or first.how == "unnamed") or not case.chunks:
        return ()
    words = without_edges(case.chunks[0].of(case.text))
    sides = sides_of(case, words)
    links = [case.desk.linker.phrase(side) for side in sides]
    if len(links) < 2 or links[0].entity != first.actor or not all(map(_is_known, links[1:])):
        return ()
    if not _is_known(links[0]) if first.actor else _OF_BOTH.search(sides[0]):
        return ()
    others = {link.entity: link for link in links[1:] if link.entity not in (None, first.actor)}
    return tuple(_joined(case, side) for side in others.values())


def sides_of(case: Case, words: str) -> tuple[str, ...]:
    """The names that a source joins: "A, B and C" has three."""
    sides = conjuncts(words)
    if len(sides) < 2 or case.desk.view.matches(words):
        return ()
    for name, rest in parted_at_and(words):
        if " and " in name and case.desk.view.matches(name):  # an "and" of its own
            return (name, *conjuncts(rest))
    told = [side for side in sides if side not in _OTHERS]
    parts = [part.strip() for side in told for part in side.split(",")]
    listed = tuple(name for part in parts for name in _parted(case, part))
    known = all(case.desk.view.matches(name.removeprefix("the ")) for name in listed)
    return listed if known and len(listed) > 1 else sides


def _parted(case: Case, part: str) -> tuple[str, ...]:
    """The states between which the page lost its commas: "France Britain and ..."."""
    words = part.split(" ")
    for cut in range(1, len(words)):
        head, rest = " ".join(words[:cut]), _parted(case, " ".join(words[cut:]))
        if not _is_state(case, part) and all(_is_state(case, name) for name in (head, *rest)):
            return (head, *rest)
    return (part,)


def _is_state(case: Case, name: str) -> bool:
    found = case.desk.view.matches(name.removeprefix("the "))
    return bool(found) and all(match.actor.type == "government" for match in found)


def _is_known(link: Link) -> bool:
    return link.entity is not None and link.how != "new"


def _joined(case: Case, link: Link) -> Speaker:
    assert link.entity is not None
    referent = referent_of(link, link.name, case.desk.view, case.desk.day)
    case.desk.scene.meet(referent, case.chunks[0], speaks=True)
    reasons = ("speaks jointly with the first", *link.reasons)
    return Speaker(case.one.id, link.entity, "joint", link.score, MADE_BY, reasons=reasons)
