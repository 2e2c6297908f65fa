"""What a running page holds: the ledger's records in memory, and the way to correct them.

The records are a pure function of the file: a ``Stamp`` tells whether it changed, and
only what changed is loaded again. Decisions go through the ledger at once; what compare
finds follows in a thread of its own, and until then every view says that it is older.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.corrections import Corrections
from counterclaim.ledger.judging import STALE
from counterclaim.ledger.queries.stamp import Stamp, stamp
from counterclaim.protocols import View
from counterclaim.records import Actor, Decision, DecisionKind, JudgedPairs, Reading
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.exports.rows import ClaimRow, claim_rows
from counterclaim.show.report.actors import ActorView, LabelRow, actor_views, label_rows
from counterclaim.show.report.ceasefires import (
    AllegationView,
    CeasefireView,
    accusation_views,
    ceasefire_views,
)
from counterclaim.show.report.incidents import IncidentView, incident_views

Recompute = Callable[[Ledger], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageCorpus(Corpus):
    """The corpus with what the views of the page ask for again and again."""

    decisions: tuple[Decision, ...] = ()
    stale: bool = False
    given: tuple[Reading, ...] = ()  # before decisions
    judged: JudgedPairs = field(default_factory=JudgedPairs)

    @cached_property
    def corrections(self) -> Corrections:
        """The decisions that stand."""
        return Corrections(self.decisions)

    def actor(self, actor_id: str) -> Actor | None:
        """An actor as merged and renamed, though the comparison may not know it yet."""
        return super().actor(self.corrections.canonical(actor_id))

    @cached_property
    def given_names(self) -> dict[str, str]:
        """Names of actors as the articles brought them, those that were merged away too."""
        return {a.id: a.name for r in self.given for a in r.resolved.actors}

    def given_name(self, actor_id: str) -> str:
        """The name of an actor before any decision; the id itself if nothing names it."""
        known = self.view.actor(actor_id)
        name = known.name if known else self.given_names.get(actor_id)
        return name or self.actor_name(actor_id)

    @cached_property
    def article_of(self) -> dict[str, str]:
        """The article of every record, by the anchor of its words."""
        found: dict[str, str] = {}
        for reading in self.readings:
            u, key = reading.understanding, reading.article.id
            found.update((anchor(a.id), key) for a in u.attributions)
            found.update((anchor(m.id), key) for m in u.mentions)
            found.update((anchor(t.id), key) for t in u.times)
            found.update((anchor(q.id), key) for q in u.quantities)
            found.update((anchor(e.id), key) for e in u.events)
            found.update((anchor(use.id), key) for use in u.labels)
        c = self.compared
        found.update((anchor(m.id), m.article_id) for m in c.ceasefire_mentions)
        found.update((anchor(a.id), a.article_id) for a in c.allegations)
        found.update((anchor(r.id), r.article_id) for r in c.replies)
        found.update((anchor(t.id), t.article_id) for t in c.tallies)
        return found

    @cached_property
    def actors_shown(self) -> dict[str, ActorView]:
        """Actors that the articles name, by id, in order of name."""
        used = {r.entity for r in self.resolutions.values() if r.entity_kind == "actor"}
        used |= {s.actor for s in self.speakers.values()}
        ids = {anchor(f"actor-{a}"): a for a in used if a}
        return {ids[v.anchor]: v for v in actor_views(self)}

    @cached_property
    def actor_ids(self) -> dict[str, str | None]:
        """Ids by folded name; None where two actors bear it."""
        found: dict[str, str | None] = {}
        for actor_id, view in self.actors_shown.items():
            name = view.name.casefold()
            found[name] = None if name in found else actor_id
        return found

    @cached_property
    def incidents_shown(self) -> dict[str, IncidentView]:
        """Incidents with several accounts, by id, the most disputed first."""
        ids = {anchor(i.id): i.id for i in self.compared.incidents}
        return {ids[v.anchor]: v for v in incident_views(self)}

    @cached_property
    def ceasefires_shown(self) -> dict[str, CeasefireView]:
        """Agreements that the articles refer to, by id, by the day they took effect."""
        ids = {anchor(f"ceasefire-{c.id}"): c.id for c in self.compared.ceasefires}
        return {ids[v.anchor]: v for v in ceasefire_views(self)}

    @cached_property
    def accusations_shown(self) -> list[tuple[str, str, tuple[AllegationView, ...]]]:
        """Who accuses whom, by name."""
        return accusation_views(self)

    @cached_property
    def labels_shown(self) -> list[LabelRow]:
        """Label words by actor, outlet and voice."""
        return label_rows(self)

    @cached_property
    def claim_table(self) -> dict[str, ClaimRow]:
        """Claims as they are exported, by id."""
        return {row.id: row for row in claim_rows(self)}


@dataclass
class Desk:
    """The open ledger of a page. ``recompute`` derives anew what compare finds."""

    path: Path
    view: View
    recompute: Recompute
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _deriving: threading.Lock = field(default_factory=threading.Lock)
    _raw: tuple[str, tuple[Reading, ...]] | None = None
    _held: tuple[Stamp, PageCorpus] | None = None

    def reading(self) -> Ledger:
        """The ledger for queries, to be used with ``with`` and in one thread."""
        return open_ledger(self.path, readonly=True)

    def corpus(self) -> PageCorpus:
        """All records with the decisions in force; loaded anew only if the file changed."""
        with self._lock, self.reading() as ledger:
            now = stamp(ledger)
            if self._held is None or self._held[0] != now:
                self._held = (now, self._load(ledger, now))
            return self._held[1]

    def _load(self, ledger: Ledger, now: Stamp) -> PageCorpus:
        if self._raw is None or self._raw[0] != now.read:
            self._raw = (now.read, tuple(ledger.readings()))
        decisions = ledger.decisions()
        corrections = Corrections(decisions)
        return PageCorpus(
            readings=tuple(corrections.reading(r) for r in self._raw[1]),
            compared=ledger.compared(),
            view=self.view,
            quarantined=ledger.quarantined(),
            decisions=decisions,
            stale=now.stale,
            given=self._raw[1],
            judged=ledger.judged(),
        )

    def decide(self, kind: DecisionKind, subject: str, value: str, *, who: str, why: str) -> None:
        """Keeps a decision; it is in force at once, and the comparison follows.

        Raises:
            LedgerError: if the decision does not fit the ledger.
        """
        with open_ledger(self.path) as ledger:
            ledger.record_decision(kind, subject, value, who=who, why=why)
        self.derive_soon()

    def undo(self, decision_id: str, *, who: str, why: str) -> None:
        """Undoes a decision, as above."""
        with open_ledger(self.path) as ledger:
            ledger.undo_decision(decision_id, who=who, why=why)
        self.derive_soon()

    def derive_soon(self) -> threading.Thread:
        """Starts to derive the comparison anew; the thread that does so."""
        thread = threading.Thread(target=self._derive, name="compare", daemon=True)
        thread.start()
        return thread

    def _derive(self) -> None:
        """Derives until the comparison is as new as the decisions; one thread at a time."""
        with self._deriving:
            try:
                with open_ledger(self.path, wait=60) as ledger:
                    self._derive_until_fresh(ledger)
            except CounterclaimError as error:  # the views go on saying that it is older
                log.warning("the comparison could not be derived anew: %s", error)

    def _derive_until_fresh(self, ledger: Ledger) -> None:
        """A decision may come while we compare; then the result is old when it is written."""
        before = None
        while before != (now := stamp(ledger).judged):
            if before is not None:
                ledger.set_meta(STALE, "1")
            before = now
            self.recompute(ledger)
