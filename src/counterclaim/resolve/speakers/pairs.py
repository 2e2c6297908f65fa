"""Two who were told of together: "they", "both countries" behind "A and B"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Speaker
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.desk import MADE_BY, anchor

_BOTH_STATES = re.compile(r"(?:both|the two) (?:countries|states|governments|nations)")
_REACH = 2  # sentences back to the two countries that were named


def together(case: Case, words: str) -> tuple[Speaker, ...]:
    """All whom a plural source means that were told of together; none if it is no such source."""
    plain = words.strip(" ,").lower()
    if plain == "they":
        cue = case.one.cue[0].of(case.text) if case.one.cue else ""
        return () if cue.startswith(("were ", "are ")) else _both_before(case)
    if not _BOTH_STATES.fullmatch(plain):
        return ()
    said = tuple(s for s in _both_before(case) if _is_state(case, s.actor))
    return said if len(said) == 2 else _two_named(case)


def _both_before(case: Case) -> tuple[Speaker, ...]:
    """All who speak together last: "A and B sent proof, which they say is ...".

    In the sentence, or in the one before if the source opens its own.
    """
    here, scene = anchor(case.one), case.desk.scene
    earlier = [
        one
        for one in case.by_id.values()
        if one.id in case.found and one.source and anchor(one) < here
        if scene.distance(anchor(one), here) <= _opens(case) and one.parent == case.one.parent
    ]
    last = max(earlier, key=lambda one: (anchor(one), one.id), default=None)
    if last is None or not case.joint.get(last.id) or not case.found[last.id].actor:
        return ()
    return tuple(
        replace(s, attribution_id=case.one.id) for s in (case.found[last.id], *case.joint[last.id])
    )


def _opens(case: Case) -> bool:
    """Whether the source opens its sentence."""
    here, scene = anchor(case.one), case.desk.scene
    at = scene.sentence(here)
    return at >= 0 and not case.text[scene.sentences[at].start : here].strip()


def _two_named(case: Case) -> tuple[Speaker, ...]:
    """The only two states of the last sentence that names any."""
    here, scene = anchor(case.one), case.desk.scene
    uses = [
        (use.span, referent)
        for referent in scene.all()
        for use in referent.uses
        if use.span.end <= here and _is_state(case, referent.entity)
    ]
    last = max((scene.sentence(span.start) for span, _ in uses), default=-1)
    found = {
        r.id: r
        for span, r in sorted(uses, key=lambda u: u[0])
        if scene.sentence(span.start) == last
    }
    if len(found) != 2 or scene.sentence(here) - last > _REACH:
        return ()
    first, second = found.values()
    why = (f"named together: {first.name} and {second.name}",)
    return (
        Speaker(case.one.id, first.entity, "description", 0.7, MADE_BY, reasons=why),
        Speaker(case.one.id, second.entity, "joint", 0.7, MADE_BY, reasons=why),
    )


def _is_state(case: Case, entity: str | None) -> bool:
    actor = case.desk.view.actor(entity or "")
    return actor is not None and actor.type == "government"
