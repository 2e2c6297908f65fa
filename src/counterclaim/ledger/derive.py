"""The derived tables of one article: claims, references, labels and counts.

They are a pure function of the reading and the decisions that stand, and are rewritten
whenever either changes. Merges and new names of actors are not applied here: they lie
in ``actor.canonical`` and ``actor.name``, so that they take effect everywhere at once.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from counterclaim.errors import LedgerError
from counterclaim.ledger import spansheet
from counterclaim.ledger.actor_counts import COUNTED, count_actors
from counterclaim.ledger.coded import INSERT_PARTY, coded, parties
from counterclaim.ledger.fulltext import index_claims, unindex_claims
from counterclaim.ledger.mapping import Cell, encode_interval, insert_into, json_text
from counterclaim.ledger.shapes import ATTRIBUTION
from counterclaim.ledger.spansheet import span_rows
from counterclaim.records import Attribution, Mention, Reading, Resolution
from counterclaim.spans import Span, Spans, cover

DERIVED = ("article_day", "claim", "reference", "article_actor", "coded_event", "label")
GAP = " … "


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading after the decisions on its records.

    ``touched`` maps ids of records to the decisions that changed them; ``rejected``
    are the attributions and labels that a person took out, kept aside.
    """

    reading: Reading
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()


def derive(db: sqlite3.Connection, raw: Reading, corrected: Corrected) -> None:
    """Rewrites the derived rows of one article; runs inside the caller's transaction."""
    article_id = raw.article.id
    unindex_claims(db, article_id)
    count_actors(db, article_id, -1)
    for table in DERIVED:
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608
    db.execute("DELETE FROM span WHERE article_id = ? AND record_kind = 'claim'", (article_id,))
    _Article(db, raw, corrected).write()
    index_claims(db, article_id)
    count_actors(db, article_id, 1)


def quoted(text: str, spans: Spans) -> str:
    """The words of the spans, in order, with a mark where text is left out."""
    return GAP.join(span.of(text) for span in spans)


def innermost(attributions: tuple[Attribution, ...], span: Span) -> str | None:
    """The attribution with the shortest content that holds the span; None: own voice."""
    holding = [
        (sum(len(s) for s in a.content), a.id)
        for a in attributions
        if any(s.contains(span) for s in a.content)
    ]
    return min(holding)[1] if holding else None


class _Article:
    """One article on its way into the derived tables."""

    def __init__(self, db: sqlite3.Connection, raw: Reading, corrected: Corrected) -> None:
        self._db = db
        self._raw = raw
        self._corrected = corrected
        self._article = corrected.reading.article
        self._understanding = corrected.reading.understanding
        self._resolved = corrected.reading.resolved
        self._counts: dict[str, Counter[str]] = {}

    def write(self) -> None:
        """Writes all derived rows."""
        self._write_day()
        self._write_references()
        raw = self._raw.understanding.attributions
        for attribution in self._understanding.attributions:
            self._write_claim(attribution, rejected=False)
        for attribution in raw:
            if attribution.id in self._corrected.rejected:
                self._write_claim(attribution, rejected=True)
        known = {a.id for a in raw}
        for attribution in self._understanding.attributions:
            if attribution.id not in known:
                self._write_added_spans(attribution)
        self._write_events()
        self._write_labels()
        self._write_counts()

    def _write_day(self) -> None:
        """The day of publication, as a person set it where one did."""
        interval = self._article.published.interval
        columns = ("article_id", "outlet", "published_start", "published_end")
        days = encode_interval(interval)[:2]
        self._db.execute(
            insert_into("article_day", *columns), (self._article.id, self._article.outlet, *days)
        )

    def _count(self, actor: str, what: str) -> None:
        self._counts.setdefault(actor, Counter())[what] += 1

    @cached_property
    def _entities(self) -> list[tuple[Mention, Resolution]]:
        """Resolved mentions with what they resolve to, in the order of the mentions."""
        by_mention: dict[str, list[Resolution]] = {}
        for resolution in self._resolved.resolutions:
            if resolution.entity is not None:
                by_mention.setdefault(resolution.mention_id, []).append(resolution)
        return [(m, r) for m in self._understanding.mentions for r in by_mention.get(m.id, ())]

    @cached_property
    def _by_start(self) -> list[tuple[int, Mention, Resolution]]:
        return sorted(((m.span.start, m, found) for m, found in self._entities), key=itemgetter(0))

    def _within(self, spans: Spans) -> Iterator[tuple[str, str]]:
        """The entities that are named inside any of the spans."""
        for span in spans:
            first = bisect_left(self._by_start, span.start, key=itemgetter(0))
            last = bisect_left(self._by_start, span.end, key=itemgetter(0))
            for _, mention, found in self._by_start[first:last]:
                if span.contains(mention.span):
                    yield found.entity_kind, str(found.entity)

    @cached_property
    def _said(self) -> tuple[Attribution, ...]:
        """The attributions that give their source's words, as those of labels do."""
        return tuple(a for a in self._understanding.attributions if a.gives_words)

    def _write_references(self) -> None:
        rows: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
        for mention, found in self._entities:
            key = (mention.id, found.entity_kind, str(found.entity))
            if key in rows:
                continue
            voice = innermost(self._understanding.attributions, mention.span)
            precision = found.precision.value if found.precision else None
            span = mention.span
            words = span.of(self._article.text)
            rows[key] = (voice, precision, span.start, span.end, words)
            if found.entity_kind == "actor":
                self._count(str(found.entity), "mentions")
                if voice is None or innermost(self._said, mention.span) is None:
                    self._count(str(found.entity), "in_own_voice")
        columns = ("article_id", "mention_id", "entity_kind", "entity", "claim", "precision")
        self._db.executemany(
            insert_into("reference", *columns, "start", "end", "words"),
            [(self._article.id, *key, *value) for key, value in rows.items()],
        )

    def _write_claim(self, attribution: Attribution, *, rejected: bool) -> None:
        text, article = self._article.text, self._article
        parts = attribution.content or [s for _, ss in ATTRIBUTION.spans(attribution) for s in ss]
        whole = cover(parts)
        if whole is None:
            raise LedgerError(f"claim {attribution.id} of {article.origin} points at no words")
        interval = article.published.interval
        cells: dict[str, Cell] = {
            "id": attribution.id,
            "article_id": article.id,
            "outlet": article.outlet,
            "published_start": interval.start.isoformat() if interval.start else None,
            "published_end": interval.end.isoformat() if interval.end else None,
            "parent": attribution.parent,
            "stance": attribution.stance.value,
            "kind": attribution.kind.value,
            "polarity": int(attribution.polarity),
            "hedged": int(bool(attribution.hedges)),
            "start": whole.start,
            "end": whole.end,
            "source_text": quoted(text, attribution.source),
            "cue_text": quoted(text, attribution.cue),
            "quote": quoted(text, attribution.content),
            "score": attribution.score,
            "made_by": attribution.made_by,
            "decisions": self._decisions(attribution.id),
            "rejected": int(rejected),
        }
        done = self._db.execute(insert_into("claim", *cells), tuple(cells.values()))
        key = int(done.lastrowid or 0)
        self._write_speakers(key, attribution, rejected=rejected)
        self._write_about(key, attribution, rejected=rejected)

    def _write_speakers(self, key: int, attribution: Attribution, *, rejected: bool) -> None:
        source = self._raw if rejected else self._corrected.reading
        columns = ("actor", "description", "body", "how", "score")
        found = [s for s in source.resolved.speakers if s.attribution_id == attribution.id]
        self._db.executemany(
            insert_into("claim_speaker", "claim", "ordinal", *columns),
            [(key, i, s.actor, s.description, s.body, s.how, s.score) for i, s in enumerate(found)],
        )
        for actor in sorted({s.actor for s in found if s.actor and not rejected}):
            self._count(actor, "said")

    def _write_about(self, key: int, attribution: Attribution, *, rejected: bool) -> None:
        entities = sorted(set(self._within(attribution.content)))
        insert = insert_into("claim_about", "claim", "entity_kind", "entity")
        self._db.executemany(insert, [(key, *entity) for entity in entities])
        for kind, entity in entities:
            if kind == "actor" and not rejected:
                self._count(entity, "said_about")

    def _write_added_spans(self, attribution: Attribution) -> None:
        """The spans of a claim that a person added; read ones have theirs already."""
        record = ("claim", attribution.id)
        rows = span_rows(
            self._article.id, self._article.text, record, ATTRIBUTION.spans(attribution)
        )
        self._db.executemany(spansheet.INSERT, rows)

    def _write_events(self) -> None:
        """Coded events with the entities that their arguments resolve to."""
        by_mention = {
            (mention.id, found.entity_kind): found for mention, found in reversed(self._entities)
        }
        gone = (e for e in self._raw.understanding.events if e.id in self._corrected.rejected)
        told = [(e, False) for e in self._understanding.events] + [(e, True) for e in gone]
        for event, rejected in told:
            decisions = self._decisions(event.id)
            cells = coded(self._article, event, by_mention, decisions=decisions, rejected=rejected)
            self._db.execute(insert_into("coded_event", *cells), tuple(cells.values()))
            self._db.executemany(INSERT_PARTY, parties(event, by_mention))

    def _decisions(self, record: str) -> str:
        return json_text(list(self._corrected.touched.get(record, ())))

    def _write_labels(self) -> None:
        actors: dict[str, str] = {}
        for mention, found in self._entities:
            if found.entity_kind == "actor":
                actors.setdefault(mention.id, str(found.entity))
        kept = {label.id for label in self._understanding.labels}
        dropped = [
            label
            for label in self._raw.understanding.labels
            if label.id in self._corrected.rejected
        ]
        for label in (*self._understanding.labels, *dropped):
            cells: dict[str, Cell] = {
                "id": label.id,
                "article_id": self._article.id,
                "actor": actors.get(label.mention or ""),
                "outlet": self._article.outlet,
                "word": label.word,
                "label_class": label.label_class.value,
                "claim": label.attribution,
                "rejected": int(label.id not in kept),
            }
            self._db.execute(insert_into("label", *cells), tuple(cells.values()))

    def _write_counts(self) -> None:
        self._db.executemany(
            insert_into("article_actor", "article_id", "actor", *COUNTED),
            [
                (self._article.id, actor, *(counts[name] for name in COUNTED))
                for actor, counts in sorted(self._counts.items())
            ],
        )
