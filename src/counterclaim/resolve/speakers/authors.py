"""Whose a document is that a text speaks of without a name: "the report", "the statement"."""

from __future__ import annotations

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
