"""The label sets of the reading model, in the order in which its heads give them.

Every tag head speaks BIO: tag 0 is outside, tags ``2k + 1`` and ``2k + 2`` begin and
continue label ``k``.
"""

from __future__ import annotations

ROLES = ("source", "cue", "content")
ENTITY_TYPES = (
    "Person",
    "Organisation",
    "Location",
    "Nationality",
    "Temporal",
    "Quantity",
    "Weapon",
    "MilitaryPlatform",
    "Vehicle",
    "Money",
    "DocumentReference",
)
NAME_TYPES = (
    "Person",
    "Organization",
    "Location",
    "NORP",
    "Date",
    "Misc",
    "Money",
    "Facility",
    "Product",
)
TOPONYM_KINDS = ("literal", "not_literal")
TRIGGER_KINDS = ("action", "reporting", "other")

TAG_HEADS: dict[str, tuple[str, ...]] = {
    "attribution": ROLES,
    "entities": ENTITY_TYPES,
    "names": NAME_TYPES,
    "toponyms": TOPONYM_KINDS,
    "triggers": TRIGGER_KINDS,
}

EVENT_ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "AID",
    "COOPERATE",
    "YIELD",
    "ACCUSE",
    "REJECT",
    "REQUEST",
    "THREATEN",
    "ASSAULT",
    "COERCE",
    "MOBILIZE",
    "PROTEST",
    "SANCTION",
)

NO_RELATION = "none"
RELATION_TYPES = (
    NO_RELATION,
    "CoLocated",
    "FightingAgainst",
    "BelongsTo",
    "HasAttrOf",
    "InChargeOf",
    "CommWith",
    "IsSynonymOf",
    "AlliesOf",
    "Likes",
    "Dislikes",
    "Apart",
)
SYMMETRIC_RELATIONS = frozenset(
    {"CoLocated", "FightingAgainst", "CommWith", "IsSynonymOf", "AlliesOf", "Apart"}
)


def tag_count(head: str) -> int:
    """Number of BIO tags of a head."""
    return 1 + 2 * len(TAG_HEADS[head])


def head_slices() -> dict[str, slice]:
    """Where each tag head's logits lie in the model's one logits output."""
    slices: dict[str, slice] = {}
    at = 0
    for head in TAG_HEADS:
        slices[head] = slice(at, at + tag_count(head))
        at += tag_count(head)
    return slices
