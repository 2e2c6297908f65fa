"""What a person can decide, as data: what it is about, what it says, how it travels.

A decision's ``subject`` and ``value`` by kind:

=================  =============================  =========================================
kind               subject                        value
=================  =============================  =========================================
merge              id of the actor that goes      id of the actor that stays
split              id of an actor                 JSON ``name``, ``names``, ``kind``: the new
                                                  actor takes the mentions with these names
rename             id of an actor                 the name to show
reject             a record                       empty
relabel            a record                       stance of an attribution, kind of a
                                                  mention, type of an event, class of a
                                                  label, unit of a quantity
set_speaker        an attribution                 actor id, JSON ``name`` and ``kind`` of a
                                                  new actor, or empty for nobody known
set_place          a mention or an event          place id, or empty for unknown
set_date           an article, time or event      a day, month, year, ``start/end`` (ISO), or
                                                  empty for unknown
same_incident,     an event                       another event
not_same_incident
add_claim          an article                     JSON ``source``, ``cue``, ``content`` (lists
                                                  of spans), ``stance``, ``speaker``
=================  =============================  =========================================

A record is named by a ``Target``: its id and, since another model gives other ids, the
words it stands on. So a decision finds its record again when the corpus is re-read.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from counterclaim.errors import LedgerError, SpanError
from counterclaim.ledger.mapping import json_text
from counterclaim.records import (
    Decision,
    DecisionKind,
    EventType,
    Granularity,
    Interval,
    LabelClass,
    MentionKind,
    Stance,
    Unit,
)
from counterclaim.spans import Span, Spans

RELABELS: dict[str, type[StrEnum]] = {
    "attribution": Stance,
    "mention": MentionKind,
    "event": EventType,
    "label_use": LabelClass,
    "quantity": Unit,
}
"""What ``relabel`` may set, by the kind of record."""

COMPARED = ("allegation", "reply", "tally", "ceasefire_mention", "demand")
"""Records of compare that can be rejected."""

TARGETS: dict[DecisionKind, tuple[str, ...]] = {
    DecisionKind.REJECT: (*RELABELS, "time_expression", *COMPARED),
    DecisionKind.RELABEL: tuple(RELABELS),
    DecisionKind.SET_SPEAKER: ("attribution",),
    DecisionKind.SET_PLACE: ("mention", "event"),
    DecisionKind.SET_DATE: ("article", "time_expression", "event"),
    DecisionKind.SAME_INCIDENT: ("event",),
    DecisionKind.NOT_SAME_INCIDENT: ("event",),
    DecisionKind.ADD_CLAIM: ("article",),
}
"""Kinds of records that a decision may be about; the others are about actors."""

PAIRED = (DecisionKind.SAME_INCIDENT, DecisionKind.NOT_SAME_INCIDENT)


@dataclass(frozen=True, slots=True)
class Target:
    """One record of one article, by id and by the words it stands on."""

    kind: str
    id: str
    article: str
    spans: Spans = ()

    def text(self) -> str:
        """The JSON form, as ``Decision.subject`` holds it."""
        spans = [[s.start, s.end] for s in self.spans]
        return json_text(
            {"article": self.article, "id": self.id, "kind": self.kind, "spans": spans}
        )


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor that a person names because the ledger has none to choose."""

    name: str
    kind: MentionKind = MentionKind.OTHER

    @property
    def id(self) -> str:
        """An id made from the name, so that the same name is the same actor."""
        return "p-" + hashlib.sha256(self.name.casefold().encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Split:
    """The names that leave an actor, and the actor that takes them."""

    new: NewActor
    names: frozenset[str]  # folded by case


@dataclass(frozen=True, slots=True)
class AddedClaim:
    """A claim that a person found in the text."""

    source: Spans
    cue: Spans
    content: Spans
    stance: Stance
    speaker: str | NewActor | None


def decide(decision: Decision) -> Decision:
    """The decision with its id, made from all that it says.

    Raises:
        LedgerError: if subject or value do not fit the kind; says what would.
    """
    check(decision)
    said = (decision.kind.value, decision.subject, decision.value, decision.who)
    text = "\x1f".join((*said, decision.when.isoformat(), decision.why))
    return replace(decision, id=hashlib.sha256(text.encode()).hexdigest()[:16])


def check(decision: Decision) -> None:
    """Raises a ``LedgerError`` if a decision does not say what its kind needs."""
    kind, value = decision.kind, decision.value
    if not decision.who.strip():
        raise LedgerError("a decision needs the name of who decides")
    if kind in TARGETS:
        about = target(decision.subject)
        if about.kind not in TARGETS[kind]:
            allowed = ", ".join(TARGETS[kind])
            raise LedgerError(f"{kind} is not for a {about.kind}; it is for: {allowed}")
        if kind is DecisionKind.RELABEL:
            relabel_value(about.kind, value)
    elif not decision.subject:
        raise LedgerError(f"{kind} needs the id of an actor")
    if kind in PAIRED and target(value).kind != "event":
        raise LedgerError(f"{kind} is between two events")
    if kind in (DecisionKind.MERGE, DecisionKind.RENAME) and not value.strip():
        raise LedgerError(f"{kind} needs a value")
    if kind is DecisionKind.MERGE and value == decision.subject:
        raise LedgerError("an actor cannot be merged into itself")
    _PARSERS.get(kind, str)(value)


def target(text: str) -> Target:
    """The record that a subject names.

    Raises:
        LedgerError: if the text names none.
    """
    try:
        data = json.loads(text)
        spans = tuple(Span(int(a), int(b)) for a, b in data["spans"])
        return Target(str(data["kind"]), str(data["id"]), str(data["article"]), spans)
    except (KeyError, TypeError, ValueError, SpanError) as error:
        raise LedgerError(f"{text!r} does not name a record") from error


def relabel_value(kind: str, value: str) -> StrEnum:
    """The label that a value names, for a kind of record."""
    allowed = RELABELS[kind]
    try:
        return allowed(value)
    except ValueError as error:
        choices = ", ".join(sorted(allowed))
        raise LedgerError(f"{value!r} is no label of a {kind}; choose one of: {choices}") from error


def _new_actor(data: Any) -> NewActor:
    name = str(data["name"]).strip()
    if not name:
        raise ValueError("the name is empty")
    return NewActor(name, MentionKind(data.get("kind", MentionKind.OTHER)))


def speaker_value(value: str) -> str | NewActor | None:
    """Who speaks: an actor's id, a new actor, or nobody known."""
    if not value.startswith("{"):
        return value or None
    try:
        return _new_actor(json.loads(value))
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"{value!r} names no speaker: {error}") from error


def split_value(value: str) -> Split:
    """Which names leave the actor, and whose they become."""
    try:
        data = json.loads(value)
        names = frozenset(str(name).casefold() for name in data["names"])
        if not names:
            raise ValueError("no names are given")
        return Split(_new_actor(data), names)
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"{value!r} does not say what to split: {error}") from error


def added_value(value: str) -> AddedClaim:
    """The claim that a person added."""
    try:
        data = json.loads(value)
        source, cue, content = (
            tuple(Span(int(a), int(b)) for a, b in data.get(part, ()))
            for part in ("source", "cue", "content")
        )
        if not content:
            raise ValueError("the content has no span")
        speaker = data.get("speaker")
        who = _new_actor(speaker) if isinstance(speaker, dict) else speaker or None
        return AddedClaim(source, cue, content, Stance(data.get("stance", Stance.SAYS)), who)
    except (AttributeError, KeyError, TypeError, ValueError, SpanError) as error:
        raise LedgerError(f"{value!r} does not give a claim: {error}") from error


_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def interval_value(value: str) -> Interval | None:
    """The interval that an ISO day, month, year or ``start/end`` names; None for empty.

    ``start/end`` includes the start and excludes the end; either may be left out.
    """
    if not value:
        return None
    try:
        if "/" in value:
            start, end = (date.fromisoformat(x) if x else None for x in value.split("/"))
            if start and end and start >= end:
                raise ValueError("the end is not after the start")
            return Interval(start, end, Granularity.RANGE)
        return _calendar(value)
    except ValueError as error:
        raise LedgerError(f"{value!r} is no date; write 2016-05-06, 2016-05 or 2016") from error


def _calendar(value: str) -> Interval:
    found = _DATE.fullmatch(value)
    if found is None:
        raise ValueError(value)
    year, month, day = (int(x) if x else None for x in found.groups())
    if day is not None:
        start = date(int(year or 0), int(month or 0), day)
        return Interval(start, start + timedelta(days=1), Granularity.DAY)
    if month is not None:
        start = date(int(year or 0), month, 1)
        return Interval(start, (start + timedelta(days=31)).replace(day=1), Granularity.MONTH)
    return Interval(date(int(year or 0), 1, 1), date(int(year or 0) + 1, 1, 1), Granularity.YEAR)


_PARSERS: dict[DecisionKind, Any] = {
    DecisionKind.SPLIT: split_value,
    DecisionKind.SET_SPEAKER: speaker_value,
    DecisionKind.SET_DATE: interval_value,
    DecisionKind.ADD_CLAIM: added_value,
}


def created(decision: Decision) -> NewActor | None:
    """The actor that a decision brings into being, if any."""
    if decision.kind is DecisionKind.SPLIT:
        return split_value(decision.value).new
    who: str | NewActor | None = None
    if decision.kind is DecisionKind.SET_SPEAKER:
        who = speaker_value(decision.value)
    elif decision.kind is DecisionKind.ADD_CLAIM:
        who = added_value(decision.value).speaker
    return who if isinstance(who, NewActor) else None
