"""Whose side an actor is on, as far as the knowledge packs say: bodies, states, coalitions."""

from __future__ import annotations

from counterclaim.protocols import View


def side(actor: str | None, view: View) -> frozenset[str]:
    """The actor with all that stands above it and the bodies whose offices it holds.

    An office that lies outside a person's dates counts too: who denies for a ministry
    still speaks for it in the eyes of those who accuse it.
    """
    if actor is None:
        return frozenset()
    found = set(view.ancestors(actor)) | {actor}
    record = view.actor(actor)
    if record is not None:
        for role in record.roles:
            if role.of:
                found |= set(view.ancestors(role.of)) | {role.of}
    return frozenset(found)


def same_side(a: str | None, b: str | None, view: View) -> bool:
    """Whether two actors are one, or share a body or state above them."""
    return bool(a and b and side(a, view) & side(b, view))


def is_or_under(actor: str, group: str, view: View) -> bool:
    """Whether an actor is a group or part of it; a renamed group is its predecessor too."""
    if group in view.ancestors(actor) or actor == group:
        return True
    record = view.actor(actor)
    return record is not None and group in record.predecessors
