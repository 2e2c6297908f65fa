"""The bodies of the country that an article is about: "the army", "the Ministry of Education"."""

from __future__ import annotations

from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.speakers.antecedents import Antecedent, Place
from counterclaim.resolve.speakers.casework import Case

# Sentences back to a foreign army that spoke, within which "the army" is that one.
HOME_REACH = 2


def guest_of(case: Case, position: int) -> Actor | None:
    """The government of another country of which a body spoke last, a sentence before at most.

    "Norland confirmed the raids. The defence ministry said": the ministry is Norland's.
    """
    uses = [
        (use, referent)
        for referent in case.desk.scene.all()
        for use in referent.uses
        if use.speaks and use.span.end <= position
    ]
    use, last = max(uses, key=lambda found: found[0], default=(None, None))
    if use is None or last is None or case.desk.scene.distance(use.span.start, position) > 1:
        return None
    actor = case.desk.view.actor(last.entity or "")
    body = actor is not None and actor.kind is MentionKind.STATE_BODY
    state = case.desk.view.government(actor.country) if actor and body and actor.country else None
    return state if state != case.desk.home else None


def home_body(case: Case, segment: Segment) -> Link | None:
    """What "the government" and "the army" are in the country that the article is about."""
    if case.desk.home is None:
        return None
    body = case.desk.linker.states.home_body(segment, case.desk.home)
    return home_media(case, segment) if body is None and len(segment.words) > 1 else body


def home_ministry(case: Case, segment: Segment) -> Link | None:
    """The ministry of the country, where no other was called so: "the Ministry of Education"."""
    home = guest_of(case, case.one.source[0].start) or case.desk.home
    return case.desk.linker.states.home_ministry(segment, home) if home else None


def home_opposition(case: Case, segment: Segment) -> Link | None:
    """The opposition of the country, where nobody was called so: "the opposition"."""
    home = case.desk.home
    return case.desk.linker.states.opposition(segment, home) if home else None


def own_country(case: Case) -> Link:
    """The state of who reports: "the envoy said his country held the rebels to account"."""
    reporter = case.desk.scene.get(case.reporter or "")
    code = reporter.country if reporter is not None and reporter.person else None
    state = case.desk.view.government(code) if code else None
    if reporter is None or state is None:
        return Link(None, reasons=("whose country it is is not told",))
    return Link(state.id, "description", 0.75, (f"of {reporter.name}",), name=state.name)


def home_media(case: Case, segment: Segment) -> Link | None:
    """The state's own media: "State TV", "the official news agency"."""
    home = case.desk.home
    return case.desk.linker.states.home_media(segment.core, home) if home else None


def just_spoke(case: Case, found: Antecedent, home: Link, place: Place) -> bool:
    """Whether another body that is called so spoke right before: the army of a guest."""
    other = found.referent
    if other is None or found.use is None or other.entity in (None, home.entity):
        return False
    reporter = case.desk.scene.get(case.reporter or "")
    if case.one.parent and (reporter is None or reporter.country != other.country):
        return False  # "Tarn of the UN said the government": not the one that spoke before him
    near = case.desk.scene.distance(found.use.start, place.position) <= HOME_REACH
    return near and any(use.speaks and use.span == found.use for use in other.uses)
