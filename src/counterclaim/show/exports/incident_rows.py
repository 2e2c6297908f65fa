"""Rows of incidents: each told by several, what an account gives for a slot, how two compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.records import Comparison, Outcome
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import ends, permalink
from counterclaim.show.outlining import clashing, conflict_words, telling_words, told_as
from counterclaim.spans import cover


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident that several accounts tell, with how independent they are and what they clash on.

    ``told_as`` are the accounts' words for it; ``clash`` has the slots in words, with figures.
    """

    incident_id: str
    incident: str
    type: str
    interval_start: str | None
    interval_end: str | None
    place: str
    place_id: str | None
    told_as: str
    accounts: int
    articles: int
    origins: int
    outlets: str
    conflict_on: str
    clash: str
    score: float
    reasons: str
    permalink: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One value that one account gives to a slot of an incident."""

    incident_id: str
    incident: str
    account_id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    told_by: str
    slot: str
    value: str
    shown: str
    counted: str
    start: int
    end: int
    quote: str
    article_id: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """Two accounts in one slot, with the rule that decided and both quotations."""

    incident_id: str
    incident: str
    slot: str
    outcome: str
    kind: str | None
    rule: str
    account_a: str
    told_by_a: str
    quote_a: str
    account_b: str
    told_by_b: str
    quote_b: str
    permalink_a: str
    permalink_b: str
    permalink: str


def incident_rows(corpus: Corpus) -> Iterator[IncidentRow]:
    """Every incident that more than one account tells."""
    compared = corpus.compared
    found: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in compared.comparisons:
        if comparison.outcome is Outcome.CONFLICT:
            found[comparison.incident_id].append(comparison)
    origins = Counter(origin.incident_id for origin in compared.origins)
    for incident in compared.incidents:
        if len(incident.accounts) > 1:
            first, last = ends(incident.interval)
            articles = {a.article_id for a in incident.accounts}
            clashes = clashing(incident, found[incident.id])
            yield IncidentRow(
                incident_id=incident.id,
                incident=incident.title,
                type=incident.type.value,
                interval_start=first,
                interval_end=last,
                place=corpus.place_name(incident.place) if incident.place else "",
                place_id=incident.place,
                told_as=told_as(incident.type, telling_words(incident)),
                accounts=len(incident.accounts),
                articles=len(articles),
                origins=origins[incident.id],
                outlets="; ".join(sorted({corpus.outlet(key) for key in articles})),
                conflict_on="; ".join(sorted(clashes)),
                clash=conflict_words(clashes) if clashes else "",
                score=incident.score,
                reasons="; ".join(incident.reasons),
                permalink=f"/incidents/{incident.id}",
            )


def account_rows(corpus: Corpus) -> Iterator[AccountRow]:
    """Every slot value of every account, by incident."""
    for incident in corpus.compared.incidents:
        for account in incident.accounts:
            told_by = " → ".join(corpus.voice(account.article_id, account.attribution))
            first, last = ends(corpus.published(account.article_id))
            for value in account.values:
                whole = cover(value.spans)
                if whole is None:
                    continue
                yield AccountRow(
                    incident_id=incident.id,
                    incident=incident.title,
                    account_id=account.id,
                    outlet=corpus.outlet(account.article_id),
                    published_start=first,
                    published_end=last,
                    told_by=told_by,
                    slot=value.slot.value,
                    value=value.value,
                    shown=value.shown,
                    counted=value.counted,
                    start=whole.start,
                    end=whole.end,
                    quote=corpus.quote(account.article_id, value.spans),
                    article_id=account.article_id,
                    permalink=permalink(account.article_id, account.events[0]),
                )


def comparison_rows(corpus: Corpus) -> Iterator[ComparisonRow]:
    """Every comparison of two accounts in one slot, by incident."""
    incidents = {i.id: i for i in corpus.compared.incidents}
    accounts = {a.id: a for i in corpus.compared.incidents for a in i.accounts}
    for found in corpus.compared.comparisons:
        a, b = accounts[found.a], accounts[found.b]
        yield ComparisonRow(
            incident_id=found.incident_id,
            incident=incidents[found.incident_id].title,
            slot=found.slot.value,
            outcome=found.outcome.value,
            kind=found.kind.value if found.kind else None,
            rule=found.rule,
            account_a=a.id,
            told_by_a=" → ".join(corpus.voice(a.article_id, a.attribution)),
            quote_a=corpus.quote(a.article_id, found.spans_a),
            account_b=b.id,
            told_by_b=" → ".join(corpus.voice(b.article_id, b.attribution)),
            quote_b=corpus.quote(b.article_id, found.spans_b),
            permalink_a=permalink(a.article_id, a.events[0]),
            permalink_b=permalink(b.article_id, b.events[0]),
            permalink=f"/incidents/{found.incident_id}",
        )
