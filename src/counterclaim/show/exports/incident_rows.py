"""Rows of incidents: what each account gives for a slot, and how two of them compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import ends, permalink
from counterclaim.spans import cover


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
