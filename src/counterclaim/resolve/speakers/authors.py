"""Whose a document is that a text speaks of without a name: "the report", "the statement"."""

from __future__ import annotations

import re

from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.speakers.antecedents import (
    ROLE_REACH,
    Antecedent,
    Place,
    nearest,
    use_of,
)
from counterclaim.resolve.speakers.lastbodies import speaks_in
from counterclaim.resolve.speakers.scene import Scene

# Documents that bodies issue, not persons.
_OF_BODIES = frozenset({"bulletin", "report", "release", "communique"})
# Texts that need not be who spoke last.
_OF_MANY = frozenset(
    ["resolution", "draft", "motion", "text", "document", "study", "survey", "book"]
)
_ISSUING = re.compile(r"\b(?:issued|released|published) (?:an?|another|its own) (?:[\w-]+ )?$")
_BEFORE = 40  # characters that hold the verb


def issued_since(scene: Scene, segment: Segment, found: Antecedent, place: Place) -> bool:
    """Whether another issued such a document since: "The council issued a statement. It"."""
    if segment.head not in listed("documents") - listed("images") or found.use is None:
        return False
    said = scene.text.rfind(segment.head, found.use.end, place.position - len("the "))
    near = scene.distance(found.use.start, said) if said >= 0 else 0
    return near > 0 and _ISSUING.search(scene.text, said - _BEFORE, said) is not None


def author(scene: Scene, segment: Segment, place: Place) -> Antecedent:
    """Whose "the report" or "the statement" is: the last one that spoke.

    "The joint letter" and "the draft report" may be another's.
    """
    if segment.head in _OF_MANY or any(bare(w) not in listed("back") for w in segment.before):
        return Antecedent(None, reasons=("a document that was not spoken of",))
    if segment.plural:
        return Antecedent(None, reasons=("documents that were not spoken of",))
    said = scene.text.rfind(segment.head, 0, place.position - len(segment.text))
    if said >= 0 and scene.distance(said, place.position) <= ROLE_REACH:
        there = [r for r in scene.all() if speaks_in(scene, r, scene.sentence(said))]
        there = [r for r in there if r.entity] or there
        if len(there) != 1 or there[0].plural:
            return Antecedent(None, reasons=(f"whose {segment.head} it is is not told",))
        return Antecedent(there[0], None, 0.75, (f"spoke of a {segment.head}",))
    named = [r for r in scene.all() if not r.plural and r.entity]
    speaking = [r for r in named if (use := use_of(r, place)) and use.speaks]
    if segment.head in _OF_BODIES:
        speaking = [r for r in speaking if not r.person]
    return nearest(scene, speaking, place, reach=2, score=0.75)
