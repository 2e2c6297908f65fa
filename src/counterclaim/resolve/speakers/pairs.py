"""Two who were told of together: "they", "both countries", "the two men" behind "A and B"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Speaker
from counterclaim.resolve.lexicon import entries_by_word, role_words, singular
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.desk import MADE_BY, anchor
from counterclaim.resolve.speakers.scene import Referent

_BOTH = re.compile(r"(?:both|the two) (?P<noun>\w+)")
_STATES = frozenset({"countries", "states", "governments", "nations"})
_MEN, _WOMEN = "men", "women"
_TWO_OTHERS = re.compile(
    r"(?<![Tt]he )\b[Tt]wo [a-z]"
)  # "Police held two suspects": they are meant
_REACH = 2  # sentences back to the two who were named


def together(case: Case, words: str) -> tuple[Speaker, ...]:
    """All whom a plural source means that were told of together; none if it is no such source."""
    plain = words.strip(" ,").lower()
    if plain == "they":
        cue = case.one.cue[0].of(case.text) if case.one.cue else ""
        return () if cue.startswith(("were ", "are ")) else _both_before(case)
    told = _BOTH.fullmatch(plain)
    if told is None or not _tells_two(told["noun"]):
        return ()
    said = tuple(s for s in _both_before(case) if _fits(case, s.actor, told["noun"]))
    return said if len(said) == 2 else _two_named(case, told["noun"])


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


def _tells_two(noun: str) -> bool:
    """Whether two states or persons may be called so: "countries", "men", "ministers"."""
    office = singular(noun) != noun and singular(noun) in entries_by_word("roles")
    return noun in _STATES or noun in (_MEN, _WOMEN) or office


def _two_named(case: Case, noun: str) -> tuple[Speaker, ...]:
    """The only two states, or persons, of the last sentence that names any."""
    here, scene = anchor(case.one), case.desk.scene
    uses = [
        (use.span, referent)
        for referent in scene.all()
        for use in referent.uses
        if use.span.end <= here and _is_of_kind(case, referent, noun)
    ]
    last = max((scene.sentence(span.start) for span, _ in uses), default=-1)
    found = {
        r.id: r
        for span, r in sorted(uses, key=lambda u: u[0])
        if scene.sentence(span.start) == last
    }
    if len(found) != 2 or scene.sentence(here) - last > _REACH:
        return ()
    if noun not in _STATES and _TWO_OTHERS.search(case.text, scene.sentences[last].start, here):
        return ()
    first, second = found.values()
    if not (_fits(case, first.id, noun) and _fits(case, second.id, noun)):
        return ()
    why = (f"named together: {first.name} and {second.name}",)
    return (
        Speaker(case.one.id, first.entity, "description", 0.7, MADE_BY, reasons=why),
        Speaker(case.one.id, second.entity, "joint", 0.7, MADE_BY, reasons=why),
    )


def _is_of_kind(case: Case, referent: Referent, noun: str) -> bool:
    """Whether a referent is a state, or a person where persons are meant, named or not."""
    if noun not in _STATES:
        return referent.person and not referent.plural
    actor = case.desk.view.actor(referent.entity or "")
    return actor is not None and actor.type == "government"


def _fits(case: Case, entity: str | None, noun: str) -> bool:
    """Whether one of two that the text names may be called so: of "both ministers" each is one."""
    referent = case.desk.scene.get(entity or "")
    if referent is None or not referent.entity or not _is_of_kind(case, referent, noun):
        return False
    if noun in (_MEN, _WOMEN):
        return referent.gender in ("", "m" if noun == _MEN else "f")
    offices = referent.heads & set(entries_by_word("roles"))
    return noun in _STATES or not offices or bool(offices & role_words(singular(noun)))
