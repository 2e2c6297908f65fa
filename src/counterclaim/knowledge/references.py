"""What holds across entries: references that exist, names that one actor alone bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations

from counterclaim.knowledge.base import KnowledgeBase, NameMatch
from counterclaim.records import Actor, Ceasefire


def unknown_references(kb: KnowledgeBase) -> Iterator[str]:
    """References of actors to ids that no actor has, and country codes of no state."""
    ids = tuple(found.id for found in kb.actors())
    known = frozenset(ids)
    for found in kb.actors():
        for field, reference in _references(found):
            if reference not in known:
                yield _unknown(f"actor '{found.id}', field '{field}'", reference, ids)
        if found.country and kb.state(found.country) is None:
            yield (
                f"actor '{found.id}', field 'country': no state has the code "
                f"'{found.country}'; use two capital letters as in ISO 3166-1"
            )


def _references(found: Actor) -> Iterator[tuple[str, str]]:
    yield from (("parents", other) for other in found.parents)
    yield from (("affiliations", other) for other in found.affiliations)
    yield from (("predecessors", other) for other in found.predecessors)
    yield from (("roles", role.of) for role in found.roles if role.of)
    yield from (("designations", listing.by) for listing in found.designations)


def circular_parents(kb: KnowledgeBase) -> Iterator[str]:
    """Actors that stand above themselves."""
    for found in kb.actors():
        if any(found.id in kb.ancestors(parent) for parent in found.parents):
            yield f"actor '{found.id}', field 'parents': leads back to it; take one parent out"


def shared_names(kb: KnowledgeBase) -> Iterator[str]:
    """Names that two actors bear and neither lists as ambiguous, with those actors."""
    for _, matches in kb.names():
        plain = [match for match in matches if match.how != "ambiguous"]
        if any(_at_once(one, other) for one, other in combinations(plain, 2)):
            bearers = ", ".join(match.actor.id for match in plain)
            yield (
                f"'{plain[0].text}' names {bearers}: it stays unresolved unless all of "
                "them, or all but one, list it in `ambiguous`, which an entry of yours with the "
                "id of a shipped actor can add"
            )


def _at_once(one: NameMatch, other: NameMatch) -> bool:
    """Whether two actors bore a name on one and the same day: the UN had one chief at a time."""
    starts = [day for day in (one.start, other.start) if day]
    ends = [day for day in (one.end, other.end) if day]
    return not starts or not ends or max(starts) < min(ends)


def unknown_parties(agreements: Iterable[Ceasefire], kb: KnowledgeBase) -> Iterator[str]:
    """Parties and places of agreements that the packs do not know."""
    ids = tuple(found.id for found in kb.actors())
    for agreement in agreements:
        where = f"ceasefire '{agreement.id}'"
        for party in agreement.parties:
            if kb.actor(party.actor) is None:
                yield _unknown(f"{where}, field 'parties'", party.actor, ids)
        for place in agreement.places:
            if kb.place(place) is None:
                yield f"{where}, field 'places': no place has the id '{place}'; add it to a CSV"


def _unknown(where: str, reference: str, ids: Sequence[str]) -> str:
    near = get_close_matches(reference, ids, 1)
    remedy = f"did you mean '{near[0]}'?" if near else "add an entry with that id"
    return f"{where}: no actor has the id '{reference}'; {remedy}"
