"""Agreements, allegations, demands, replies and tallies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.records.time import Interval
from counterclaim.records.understanding import Unit
from counterclaim.spans import Span

#: What stands before the words of a side that is a pronoun and nobody known.
UNRESOLVED = "unresolved speaker"
#: Stands behind the name of a body for which somebody speaks who is not named.
NOT_NAMED = "source not named"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's typed role in an agreement; ``disputed`` says by whom if it is.

    Roles: sponsor, guarantor, mediator, bound, excluded, monitor, third_party.
    """

    actor: str
    role: str
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an agreement: prohibit, oblige, permit or exempt, in our words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """An agreement, from a file or found in text (``known`` False).

    ``end`` is the first day on which it is no longer in force.
    """

    id: str
    name: str
    kind: str
    announced: date | None = None
    effective: date | None = None
    end: date | None = None
    parent: str | None = None
    relation: str | None = None
    parties: tuple[Party, ...] = ()
    places: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    source: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class CeasefireMention:
    """A phrase that refers to an agreement; ``ceasefire`` None is unresolved.

    ``says`` holds what the sentence states: effective, expired, extended, brokered...
    """

    id: str
    article_id: str
    span: Span
    ceasefire: str | None
    score: float
    reasons: tuple[str, ...] = ()
    says: tuple[tuple[str, Span], ...] = ()
    attribution: str | None = None


class Applies(StrEnum):
    """Whether an act would fall under an agreement, as computed from its terms."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Allegation:
    """An alleged act: alleger, alleged perpetrator, act, and where it stands.

    ``alleger`` None with ``outlet_voice`` is the outlet's own accusation. Actor and
    place fields are entity ids or None; ``*_text`` are the words, for a pronoun led by
    ``UNRESOLVED``.
    """

    id: str
    article_id: str
    span: Span
    act: str
    alleger: str | None
    perpetrator: str | None
    outlet_voice: bool
    made_by: str
    alleger_text: str = ""
    perpetrator_text: str = ""
    target: str | None = None
    place: str | None = None
    interval: Interval | None = None
    quantity: str | None = None
    attribution: str | None = None
    event: str | None = None
    ceasefire: str | None = None
    breach: bool = False
    applies: Applies = Applies.UNKNOWN
    applies_reason: str = ""
    perpetrator_span: Span | None = None


class DemandKind(StrEnum):
    """Whether something is asked for, or said never to have been done as undertaken."""

    DEMAND = "demand"
    UNMET = "unmet obligation"


@dataclass(frozen=True, slots=True)
class Demand:
    """What one side asks of another, or says that the other undertook and never did.

    ``what`` are the words for it, inside ``span``. ``issuer`` None with ``outlet_voice``
    is the outlet itself; ``addressee`` None with no text is nobody in particular. An unmet
    obligation names the ``allegation`` that it stands beside.
    """

    id: str
    article_id: str
    span: Span
    what: Span
    kind: DemandKind
    issuer: str | None
    addressee: str | None
    outlet_voice: bool
    made_by: str
    issuer_text: str = ""
    addressee_text: str = ""
    attribution: str | None = None
    allegation: str | None = None
    ceasefire: str | None = None


class ReplyKind(StrEnum):
    """How an accused side answers."""

    DENY = "deny"
    CONFIRM = "confirm"
    JUSTIFY = "justify"
    COUNTER_ACCUSE = "counter_accuse"
    CANNOT_CONFIRM = "cannot_confirm"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, linked to the allegation that it answers if that is known."""

    id: str
    article_id: str
    span: Span
    kind: ReplyKind
    replier: str | None
    made_by: str
    allegation: str | None = None
    attribution: str | None = None
    replier_text: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A bulletin's count; never added to single incidents.

    ``period_basis`` says in words how the days of ``period`` are known.
    """

    id: str
    article_id: str
    span: Span
    issuer: str | None
    count: float
    unit: Unit
    made_by: str
    issuer_text: str = ""
    side: str | None = None
    side_text: str = ""
    place: str | None = None
    period: Interval | None = None
    running_total: bool = False
    attribution: str | None = None
    ceasefire: str | None = None
    check: str = ""
    period_basis: str = ""
