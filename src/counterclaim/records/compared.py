"""The whole corpus compared, decisions and the summary of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counterclaim.records.article import Quarantined
from counterclaim.records.ceasefire import (
    Allegation,
    Ceasefire,
    CeasefireMention,
    Demand,
    Reply,
    Tally,
)
from counterclaim.records.resolution import Comparison, Incident, NearCopy, Origin


@dataclass(frozen=True, slots=True)
class Compared:
    """All that compare finds over the corpus."""

    near_copies: tuple[NearCopy, ...] = ()
    incidents: tuple[Incident, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    origins: tuple[Origin, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    ceasefire_mentions: tuple[CeasefireMention, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    replies: tuple[Reply, ...] = ()
    tallies: tuple[Tally, ...] = ()
    demands: tuple[Demand, ...] = ()


class DecisionKind(StrEnum):
    """What a person can correct."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    REJECT = "reject"
    RELABEL = "relabel"
    SET_SPEAKER = "set_speaker"
    SET_PLACE = "set_place"
    SET_DATE = "set_date"
    SAME_INCIDENT = "same_incident"
    NOT_SAME_INCIDENT = "not_same_incident"
    ADD_CLAIM = "add_claim"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's correction: append-only, survives every re-run, can be undone.

    ``subject`` and ``value`` are ids or JSON by kind, see ``ledger.decisions``.
    """

    id: str
    kind: DecisionKind
    subject: str
    value: str
    who: str
    when: datetime
    why: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """Pairs of event ids that people judged, the smaller id first; ``apart`` outweighs ``same``."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did: counts a person can act on.

    ``undated`` and ``unnamed`` are the articles without any day of publication, or outlet;
    ``missing`` are inputs that name nothing, with what is wrong: the ledger keeps no trace of them.
    """

    read: int
    added: int
    known: int
    quarantined: tuple[Quarantined, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    undated: int = 0
    unnamed: int = 0
    missing: tuple[Quarantined, ...] = ()
