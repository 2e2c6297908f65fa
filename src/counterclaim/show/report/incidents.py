"""Incidents side by side: one column per account, one row per slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.records import (
    Account,
    Comparison,
    Incident,
    Origin,
    Outcome,
    Slot,
    SlotValue,
)
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.outlining import (
    DENIED,
    SLOT_WORDS,
    clashing,
    conflict_words,
    telling_words,
    told_as,
    told_by,
)
from counterclaim.show.wording import days_between, days_words, type_words
from counterclaim.spans import Spans


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot and where its words stand."""

    shown: str
    counted: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one slot between two accounts, with its rule."""

    slot: str
    a: str
    b: str
    outcome: str
    kind: str
    rule: str
    quote_a: str
    quote_b: str
    note_a: str = ""
    note_b: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One account: who tells it, in which article."""

    label: str
    chain: tuple[str, ...]
    outlet: str
    published: str
    article_anchor: str
    sentence: str
    sentence_anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """One slot across the accounts; ``outcome`` sums up the pairs in words."""

    slot: str
    cells: tuple[tuple[Value, ...], ...]
    outcome: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident, ready for the template."""

    id: str
    anchor: str
    title: str
    type: str
    when: str
    where: str
    told_as: str
    conflicts: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    origins: tuple[tuple[str, int, str], ...]
    articles: int
    disputes: int
    reasons: tuple[str, ...]
    score: float

    @property
    def independence(self) -> str:
        """For example "3 accounts in 3 articles, 2 origins"."""
        return told_by(len(self.columns), self.articles, len(self.origins))


def _column(corpus: Corpus, account: Account, number: int) -> Column:
    spans = tuple(s for value in account.values for s in value.spans)
    first = min(spans) if spans else None
    return Column(
        label=f"Account {number}",
        chain=corpus.voice(account.article_id, account.attribution),
        outlet=corpus.outlet(account.article_id),
        published=corpus.published_words(account.article_id),
        article_anchor=anchor(account.article_id),
        sentence=corpus.sentence(account.article_id, (first,)) if first else "",
        sentence_anchor=anchor(account.events[0]) if account.events else "",
    )


def _value(account: Account, value: SlotValue) -> Value:
    _, _, counted = value.counted.partition(":")
    target = anchor(account.events[0]) if account.events else anchor(account.article_id)
    return Value(shown_of(value.slot, value.value, value.shown), counted, target)


def shown_of(slot: str, value: str, words: str) -> str:
    """What a cell shows: the words, that they are denied where they are, days as elsewhere."""
    if slot == Slot.DATE and "/" in value:
        start, end = value.split("/")
        return days_between(start or None, end or None)
    return f"{value}: {words}" if slot == Slot.EXISTENCE and value == DENIED else words


def carried(account: Account, value: SlotValue) -> bool:
    """Whether a day stands in another sentence: its words are then those of what happened."""
    triggers = {v.spans for v in account.values if v.slot is Slot.EXISTENCE}
    return value.slot is Slot.DATE and value.spans in triggers


def _row(slot: Slot, incident: Incident, found: Sequence[Comparison]) -> Row | None:
    cells = tuple(
        tuple(_value(account, v) for v in account.values if v.slot is slot)
        for account in incident.accounts
    )
    if not any(cells):
        return None
    outcomes = {c.outcome for c in found if c.slot is slot}
    words = [o.value for o in Outcome if o in outcomes]
    return Row(SLOT_WORDS[slot], cells, ", ".join(words), Outcome.CONFLICT in outcomes)


def _findings(corpus: Corpus, incident: Incident, found: Iterable[Comparison]) -> Iterable[Finding]:
    accounts = {a.id: a for a in incident.accounts}
    number = {
        a.id: f"Account {at}, {corpus.voice(a.article_id, a.attribution)[-1]}"
        for at, a in enumerate(incident.accounts, 1)
    }
    for c in found:
        if c.outcome is Outcome.SILENT:
            continue
        yield Finding(
            slot=SLOT_WORDS[c.slot],
            a=number[c.a],
            b=number[c.b],
            outcome=c.outcome.value,
            kind=c.kind.value if c.kind else "",
            rule=c.rule,
            quote_a=corpus.quote(accounts[c.a].article_id, c.spans_a),
            quote_b=corpus.quote(accounts[c.b].article_id, c.spans_b),
            note_a=_note(accounts[c.a], c.slot, c.spans_a),
            note_b=_note(accounts[c.b], c.slot, c.spans_b),
        )


def _note(account: Account, slot: Slot, spans: Spans) -> str:
    """What the words of one account alone do not tell: that they are denied, or name no day."""
    for value in account.values:
        if value.slot is slot and value.spans == spans:
            if carried(account, value):
                return f"{shown_of(slot, value.value, value.shown)}, carried over to"
            if slot is Slot.EXISTENCE and value.value == DENIED:
                return DENIED
    return ""


def told_often(corpus: Corpus) -> list[Incident]:
    """Incidents told by more than one account, as ``ledger.queries`` orders those most told.

    That is by independent origins, then by conflicts.
    """
    disputes = Counter(
        c.incident_id for c in corpus.compared.comparisons if c.outcome is Outcome.CONFLICT
    )
    voices = Counter(origin.incident_id for origin in corpus.compared.origins)
    return sorted(
        (i for i in corpus.compared.incidents if len(i.accounts) > 1),
        key=lambda i: (-voices[i.id], -disputes[i.id], -_articles(i), i.title, i.id),
    )


def _articles(incident: Incident) -> int:
    return len({a.article_id for a in incident.accounts})


def incident_views(corpus: Corpus, most: int | None = None) -> list[IncidentView]:
    """The first of ``told_often`` as the report shows them, all if ``most`` is None."""
    chosen = told_often(corpus)[:most]
    comparisons: dict[str, list[Comparison]] = {i.id: [] for i in chosen}
    for comparison in corpus.compared.comparisons:
        if comparison.incident_id in comparisons:
            comparisons[comparison.incident_id].append(comparison)
    origins: dict[str, list[Origin]] = {i.id: [] for i in chosen}
    for origin in corpus.compared.origins:
        if origin.incident_id in origins:
            origins[origin.incident_id].append(origin)
    return [_view(corpus, i, comparisons[i.id], origins[i.id]) for i in chosen]


def _view(
    corpus: Corpus, incident: Incident, found: Sequence[Comparison], told: Sequence[Origin]
) -> IncidentView:
    rows = [_row(slot, incident, found) for slot in SLOT_WORDS]
    origins = tuple(
        (origin_words(corpus, origin.key, incident), len(origin.accounts), origin.why)
        for origin in told
    )
    return IncidentView(
        id=incident.id,
        anchor=anchor(incident.id),
        title=incident.title,
        type=type_words(incident.type),
        when=days_words(incident.interval) or "date not stated",
        where=corpus.place_name(incident.place),
        told_as=told_as(incident.type, telling_words(incident)),
        conflicts=conflict_words(clashing(incident, found)),
        columns=tuple(_column(corpus, a, at) for at, a in enumerate(incident.accounts, 1)),
        rows=tuple(row for row in rows if row is not None),
        findings=tuple(_findings(corpus, incident, found)),
        origins=origins,
        articles=_articles(incident),
        disputes=sum(c.outcome is Outcome.CONFLICT for c in found),
        reasons=incident.reasons,
        score=incident.score,
    )


def origin_words(corpus: Corpus, key: str, incident: Incident) -> str:
    """The key of an incident's origin in words: a speaker, an outlet, or shared text."""
    kind, _, name = key.partition(":")
    if kind == "speaker":
        for part in map(corpus.only, sorted({a.article_id for a in incident.accounts})):
            if attribution := part.attributions.get(name):
                return part.speaker_name(attribution)
        return corpus.actor_name(name)
    if kind == "text":
        return f"text shared with {corpus.outlet(name)}" if corpus.holds(name) else "text"
    return corpus.outlet(name) if corpus.holds(name) else name or key
