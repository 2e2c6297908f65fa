"""Who spoke last: "the company" after its name alone, "the body" after any, "the same source"."""

from __future__ import annotations

import re

from counterclaim.resolve.actors.naming import MADE
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.speakers.antecedents import (
    QUOTES,
    ROLE_REACH,
    Antecedent,
    Place,
    nearest,
    use_of,
)
from counterclaim.resolve.speakers.scene import Referent, Scene

# Words that tell an armed group from a body of observers.
ARMED = frozenset(
    ["terrorist", "militant", "extremist", "jihadist", "armed", "insurgent", "takfiri", "islamist"]
)

# Bodies that are called by their own words, and by none that any may bear.
_RULING = frozenset({"government", "army", "agency", "channel", "newspaper"})
_ARTICLE = re.compile(r"\W*(?:[Tt]he )?")


def another_spoke(scene: Scene, found: Antecedent, *, named: bool = False) -> bool:
    """Whether only another body, ``named`` or not, is a source where the one found is named."""
    assert found.use is not None
    at = scene.sentence(found.use.start)
    spoke = [r for r in scene.all() if not r.person and speaks_in(scene, r, at)]
    bodies = [r for r in spoke if r.entity or not named]
    return bool(bodies) and found.referent not in bodies


def told_first(scene: Scene, place: Place) -> Antecedent | None:
    """The body that its own quotation opens with: '"The Front wants a truce," the body said'."""
    for part in place.within:
        for body in scene.all():
            uses = [use.span for use in body.uses if part.contains(use.span)]
            opening = next((at for at in uses if _opens(scene.text, part.start, at.start)), None)
            if opening and body.entity and not (body.person or body.plural or body.heads & _RULING):
                return Antecedent(body, opening, 0.7, (f"tells of itself: {body.name}",))
    return None


def _opens(text: str, start: int, name: int) -> bool:
    mark = text[max(0, start - 1) : start + 1].strip()[:1]
    return bool(mark) and mark in QUOTES and _ARTICLE.fullmatch(text, start, name) is not None


def last_body(scene: Scene, segment: Segment, place: Place) -> Antecedent:
    """The body unknown to the packs that spoke last: "the company" after its name alone."""
    bodies = [
        r
        for r in scene.all()
        if not r.person and not r.plural and (r.entity or "").startswith(MADE)
        if (use := use_of(r, place)) and use.speaks
    ]
    apart = [word for word in segment.before if not word.endswith("-based")]
    if any(bare(word) in ARMED or word[:1].isupper() for word in apart):
        return Antecedent(None, reasons=("a body that was not called so",))
    found = nearest(scene, bodies, place, reach=ROLE_REACH, score=0.7)
    if found.referent and found.referent.heads & listed("bodies") - listed("firms"):
        return Antecedent(None, reasons=("the body that spoke last is called otherwise",))
    return found


def speaks_in(scene: Scene, referent: Referent, sentence: int) -> bool:
    """Whether a referent is a source of the sentence with this number."""
    return any(use.speaks and scene.sentence(use.span.start) == sentence for use in referent.uses)


def same_source(scene: Scene, place: Place) -> Antecedent:
    """Who spoke last, whoever it is: "the same source said"."""
    spoke = [
        (use.span, r)
        for r in scene.all()
        for use in r.uses
        if use.speaks and use.span.end <= place.position
        if scene.distance(use.span.start, place.position) <= ROLE_REACH
    ]
    if not spoke:
        return Antecedent(None, reasons=("nobody near by spoke",))
    last, referent = max(spoke, key=lambda use: use[0])
    return Antecedent(referent, last, 0.7, (f"spoke last: {referent.name}",))
