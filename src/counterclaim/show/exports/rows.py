"""Flat rows for export: each with a permalink and the quoted words it rests on.

Offsets are half-open, in Unicode code points of the article's text; days are ISO dates,
ends exclusive; ``spans`` lists every part of a discontinuous argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from counterclaim.records import Interval
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.spans import Spans, cover


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who claims what: one attribution with its reporting chain."""

    id: str
    outlet: str
    title: str
    published_start: str | None
    published_end: str | None
    published_basis: str
    chain: str
    speaker: str
    speaker_id: str | None
    stance: str
    affirmed: bool
    kind: str
    hedges: str
    cue: str
    content: str
    start: int
    end: int
    spans: str
    parent: str | None
    score: float
    made_by: str
    article_id: str
    sha256: str
    url: str | None
    permalink: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """A coded event with its resolved arguments and whose words tell it."""

    id: str
    outlet: str
    type: str
    mode: str
    acled: str
    factuality: str
    actor: str
    actor_id: str | None
    target: str
    target_id: str | None
    place: str
    place_id: str | None
    precision: str | None
    interval_start: str | None
    interval_end: str | None
    told_by: str
    trigger: str
    start: int
    end: int
    sentence: str
    score: float
    made_by: str
    article_id: str
    permalink: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One value that one account gives to a slot of an incident."""

    incident_id: str
    incident: str
    account_id: str
    outlet: str
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


@dataclass(frozen=True, slots=True)
class AllegationRow:
    """Who alleges what of whom; the program asserts none of it."""

    id: str
    outlet: str
    alleger: str
    alleger_id: str | None
    alleged_perpetrator: str
    alleged_perpetrator_id: str | None
    act: str
    alleged_breach: bool
    ceasefire_id: str | None
    applies: str
    applies_reason: str
    place_id: str | None
    interval_start: str | None
    interval_end: str | None
    replies: str
    start: int
    end: int
    quote: str
    made_by: str
    article_id: str
    permalink: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A bulletin's count, never added to single incidents."""

    id: str
    outlet: str
    issuer: str
    issuer_id: str | None
    side: str
    count: float
    unit: str
    running_total: bool
    interval_start: str | None
    interval_end: str | None
    place_id: str | None
    ceasefire_id: str | None
    check: str
    start: int
    end: int
    quote: str
    article_id: str
    permalink: str


def permalink(article_id: str, record_id: str) -> str:
    """The address of a record's words, the same in the page and in its static copy."""
    return f"/articles/{article_id}#{anchor(record_id)}"


def _ends(interval: Interval | None) -> tuple[str | None, str | None]:
    if interval is None:
        return None, None
    return (
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
    )


def _spans(spans: Spans) -> str:
    return " ".join(f"{s.start}-{s.end}" for s in sorted(spans))


def claim_rows(corpus: Corpus) -> Iterator[ClaimRow]:
    """Every claim, by article id and position."""
    for part in corpus.parts():
        yield from _claims(part)


def _claims(corpus: Corpus) -> Iterator[ClaimRow]:
    for reading in corpus.readings:
        article = reading.article
        start, end = _ends(article.published.interval)
        for found in reading.understanding.attributions:
            whole = cover(found.content + found.source + found.cue)
            speaker = corpus.speakers.get(found.id)
            assert whole is not None  # no span, no row
            yield ClaimRow(
                id=found.id,
                outlet=corpus.outlet(article.id),
                title=article.title,
                published_start=start,
                published_end=end,
                published_basis=article.published.basis.value,
                chain=" → ".join(corpus.chain(found)),
                speaker=corpus.speaker_name(found),
                speaker_id=speaker.actor if speaker else None,
                stance=found.stance.value,
                affirmed=found.polarity,
                kind=found.kind.value,
                hedges=corpus.quote(article.id, found.hedges),
                cue=corpus.quote(article.id, found.cue),
                content=corpus.quote(article.id, found.content),
                start=whole.start,
                end=whole.end,
                spans=_spans(found.content),
                parent=found.parent,
                score=found.score,
                made_by=found.made_by,
                article_id=article.id,
                sha256=article.sha256,
                url=article.url,
                permalink=permalink(article.id, found.id),
            )


def _argument(corpus: Corpus, mention: str | None, kind: str) -> tuple[str, str | None]:
    """The words of an event's argument and the entity they resolve to."""
    found = corpus.mentions.get(mention or "")
    if found is None:
        return "", None
    resolution = corpus.resolutions.get(found.id)
    entity = resolution.entity if resolution and resolution.entity_kind == kind else None
    return corpus.quote(found.article_id, (found.span,)), entity


def event_rows(corpus: Corpus) -> Iterator[EventRow]:
    """Every coded event, by article id and position."""
    for part in corpus.parts():
        yield from _events(part)


def _events(corpus: Corpus) -> Iterator[EventRow]:
    for reading in corpus.readings:
        article = reading.article
        for event in reading.understanding.events:
            actor, actor_id = _argument(corpus, event.actor, "actor")
            target, target_id = _argument(corpus, event.target, "actor")
            place, place_id = _argument(corpus, event.place, "place")
            resolution = corpus.resolutions.get(event.place or "")
            start, end = _ends(event.interval)
            yield EventRow(
                id=event.id,
                outlet=corpus.outlet(article.id),
                type=event.type.value,
                mode=event.mode,
                acled=event.acled,
                factuality=event.factuality.value,
                actor=actor,
                actor_id=actor_id,
                target=target,
                target_id=target_id,
                place=place,
                place_id=place_id,
                precision=resolution.precision if resolution else None,
                interval_start=start,
                interval_end=end,
                told_by=" → ".join(corpus.voice(article.id, event.attribution)),
                trigger=corpus.quote(article.id, (event.trigger,)),
                start=event.trigger.start,
                end=event.trigger.end,
                sentence=corpus.sentence(article.id, (event.trigger,)),
                score=event.score,
                made_by=event.made_by,
                article_id=article.id,
                permalink=permalink(article.id, event.id),
            )


def account_rows(corpus: Corpus) -> Iterator[AccountRow]:
    """Every slot value of every account, by incident."""
    for incident in corpus.compared.incidents:
        for account in incident.accounts:
            told_by = " → ".join(corpus.voice(account.article_id, account.attribution))
            for value in account.values:
                whole = cover(value.spans)
                if whole is None:
                    continue
                yield AccountRow(
                    incident_id=incident.id,
                    incident=incident.title,
                    account_id=account.id,
                    outlet=corpus.outlet(account.article_id),
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


def allegation_rows(corpus: Corpus) -> Iterator[AllegationRow]:
    """Every allegation with the replies found to it."""
    for found in corpus.compared.allegations:
        start, end = _ends(found.interval)
        replies = [r for r in corpus.compared.replies if r.allegation == found.id]
        yield AllegationRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            alleger=corpus.alleger(found),
            alleger_id=found.alleger,
            alleged_perpetrator=corpus.accused(found),
            alleged_perpetrator_id=found.perpetrator,
            act=found.act,
            alleged_breach=found.breach,
            ceasefire_id=found.ceasefire,
            applies=found.applies.value,
            applies_reason=found.applies_reason,
            place_id=found.place,
            interval_start=start,
            interval_end=end,
            replies="; ".join(
                f"{r.kind.value}: {corpus.quote(r.article_id, (r.span,))}" for r in replies
            ),
            start=found.span.start,
            end=found.span.end,
            quote=corpus.quote(found.article_id, (found.span,)),
            made_by=found.made_by,
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )


def tally_rows(corpus: Corpus) -> Iterator[TallyRow]:
    """Every tally of a bulletin."""
    for found in corpus.compared.tallies:
        start, end = _ends(found.period)
        yield TallyRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            issuer=corpus.party(found.issuer, found.issuer_text),
            issuer_id=found.issuer,
            side=corpus.party(found.side, found.side_text),
            count=found.count,
            unit=found.unit.value,
            running_total=found.running_total,
            interval_start=start,
            interval_end=end,
            place_id=found.place,
            ceasefire_id=found.ceasefire,
            check=found.check,
            start=found.span.start,
            end=found.span.end,
            quote=corpus.sentence(found.article_id, (found.span,)),
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )


Row = ClaimRow | EventRow | AccountRow | ComparisonRow | AllegationRow | TallyRow

#: The tables of an export: name, row type, and where the rows come from.
TABLES: tuple[tuple[str, type[Row], Callable[[Corpus], Iterator[Row]]], ...] = (
    ("claims", ClaimRow, claim_rows),
    ("events", EventRow, event_rows),
    ("accounts", AccountRow, account_rows),
    ("comparisons", ComparisonRow, comparison_rows),
    ("allegations", AllegationRow, allegation_rows),
    ("tallies", TallyRow, tally_rows),
)
