"""Who and where: links to entities, speakers, incidents and their comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.records.article import Article
from counterclaim.records.event import EventType
from counterclaim.records.knowledge import Actor, Place, Precision
from counterclaim.records.time import Interval
from counterclaim.records.understanding import Understanding
from counterclaim.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention refers to. ``entity`` None: unresolved, ``reasons`` say why.

    ``how`` is one of exact, folded, variant, acronym, description, role, short_name,
    pronoun, apposition, containment, new, none.
    """

    mention_id: str
    entity: str | None
    entity_kind: str  # "actor" | "place"
    how: str
    score: float
    made_by: str
    reasons: tuple[str, ...] = ()
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in an attribution.

    ``actor`` None with ``description`` set is an unnamed source; ``body`` is the actor
    it belongs to, if said. All None: unresolved, ``reasons`` say why. Who speaks jointly
    has one of these each, the first as it was found and the others with ``how`` "joint".
    """

    attribution_id: str
    actor: str | None
    how: str
    score: float
    made_by: str
    description: str = ""
    body: str | None = None
    antecedent: Span | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """One article's links from mentions to entities and from attributions to speakers.

    ``new_actors`` are unknown names; ``places`` are those referred to, known or world.
    """

    article_id: str
    resolutions: tuple[Resolution, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def first_speakers(self) -> dict[str, Speaker]:
        """Who speaks, by attribution; of several that speak jointly the one named first."""
        return {speaker.attribution_id: speaker for speaker in reversed(self.speakers)}


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was understood and resolved of it; the input of compare."""

    article: Article
    understanding: Understanding
    resolved: ResolvedArticle


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Two articles that share text; ``containment`` is of the shorter one's 3-grams."""

    a: str
    b: str
    containment: float
    shared_a: Spans
    shared_b: Spans


class Slot(StrEnum):
    """What accounts are compared on."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    TARGET = "target"
    CAUSE = "cause"
    EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One value of a slot with the words that say so.

    ``value`` is canonical text (an entity id, "low..high", ISO interval).
    """

    slot: Slot
    value: str
    shown: str
    spans: Spans
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What one article (and the chain of speakers in it) tells of an incident."""

    id: str
    incident_id: str
    article_id: str
    events: tuple[str, ...]
    values: tuple[SlotValue, ...]
    outlet: str | None = None
    speaker: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Events judged to be the same happening, and why."""

    id: str
    title: str
    type: EventType
    events: tuple[str, ...]
    accounts: tuple[Account, ...]
    interval: Interval | None = None
    place: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    made_by: str = ""


class Outcome(StrEnum):
    """How two accounts relate in one slot."""

    AGREE = "agree"
    REFINE = "refine"
    CONFLICT = "conflict"
    SILENT = "silent"


class ConflictKind(StrEnum):
    """What a conflict is about."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    CAUSE = "cause"
    EXISTENCE = "existence"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts of one incident in one slot, with the rule that decided."""

    incident_id: str
    slot: Slot
    a: str
    b: str
    outcome: Outcome
    rule: str
    spans_a: Spans = ()
    spans_b: Spans = ()
    kind: ConflictKind | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Accounts that go back to one origin (near-copy, agency, speaker, monitor)."""

    incident_id: str
    key: str
    why: str
    accounts: tuple[str, ...]
