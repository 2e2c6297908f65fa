"""Rows of the register in words: allegations with their replies, tallies, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.ledger.queries.accusations import replies
from counterclaim.ledger.queries.articles import published_days
from counterclaim.ledger.queries.select import NO_OUTLET
from counterclaim.ledger.queries.words import sentence
from counterclaim.ledger.rows import Named
from counterclaim.ledger.rows_compared import (
    AllegationRow,
    CeasefireMentionRow,
    DemandRow,
    ReplyRow,
    TallyRow,
)
from counterclaim.records import Applies, ReplyKind
from counterclaim.show.corpus import UNRESOLVED
from counterclaim.show.counting import NOT_STATED, TallyView
from counterclaim.show.demanding import NOBODY, DemandView
from counterclaim.show.exports.cells import permalink
from counterclaim.show.quoting import Quote
from counterclaim.show.report.ceasefires import (
    APPLIES_WORDS,
    AllegationView,
    said_words,
)
from counterclaim.show.web.asking import Ask, Voiced
from counterclaim.show.wording import REPLY_WORDS, days_between, number_words


def _named(side: Named | None, otherwise: str) -> str:
    return side.name if side else otherwise


def _line(words: str) -> str:
    return " ".join(words.split())


def alleger(row: AllegationRow) -> str:
    """Who alleges: the outlet for its own voice, an actor, or the words for one."""
    if row.outlet_voice:
        return row.outlet or NO_OUTLET
    return _named(row.alleger, "speaker not stated")


def allegation_views(ask: Ask, rows: Sequence[AllegationRow]) -> list[AllegationView]:
    """Allegations in words, each with the replies to it."""
    answers: dict[str, list[ReplyRow]] = {}
    if rows:
        for reply in replies(ask.ledger, allegation=[row.id for row in rows]):
            answers.setdefault(reply.allegation or "", []).append(reply)
    every: list[AllegationRow | ReplyRow] = [
        *rows,
        *(r for found in answers.values() for r in found),
    ]
    voiced = ask.voices((x.outlet, x.claim) for x in every)
    published = ask.published(x.article_id for x in every)
    return [_allegation(ask, row, voiced, published, answers.get(row.id, [])) for row in rows]


def _allegation(
    ask: Ask,
    row: AllegationRow,
    voiced: Voiced,
    published: Mapping[str, str],
    answers: Sequence[ReplyRow],
) -> AllegationView:
    return AllegationView(
        alleger=alleger(row),
        perpetrator=_named(row.alleged_perpetrator, "not stated"),
        quote=Quote(
            voiced.chain(row.outlet, row.claim),
            _line(row.quote.words),
            ask.at(row.article_id, row.id),
            row.act,
            published[row.article_id],
        ),
        when=days_between(row.interval_start, row.interval_end),
        where=_named(row.place, ""),
        applies=APPLIES_WORDS[Applies(row.applies)] if row.ceasefire else "",
        reason=row.applies_reason,
        replies=tuple(_reply(ask, reply, voiced, published) for reply in answers),
        breach=row.breach,
    )


def _reply(
    ask: Ask, row: ReplyRow, voiced: Voiced, published: Mapping[str, str]
) -> tuple[str, Quote]:
    words = sentence(ask.ledger, row.quote)
    chain = voiced.chain(row.outlet, row.claim)
    at = ask.at(row.article_id, row.id)
    quote = Quote(chain, words, at, published=published[row.article_id])
    return REPLY_WORDS[ReplyKind(row.kind)], quote


def tally_views(ask: Ask, rows: Sequence[TallyRow]) -> list[TallyView]:
    """Counts of bulletins in words."""
    voiced = ask.voices((row.outlet, row.claim) for row in rows)
    published = ask.published(row.article_id for row in rows)
    return [
        TallyView(
            issuer=_named(row.issuer, NOT_STATED),
            side=_named(row.side, UNRESOLVED),
            count=number_words(row.count),
            unit=row.unit,
            when=days_between(row.period_start, row.period_end),
            where=_named(row.place, ""),
            running=row.running_total,
            check=row.check,
            quote=Quote(
                voiced.chain(row.outlet, row.claim),
                sentence(ask.ledger, row.quote),
                ask.at(row.article_id, row.id),
                published=published[row.article_id],
            ),
            basis=row.period_basis,
            days=(row.period_start, row.period_end),
            value=row.count,
        )
        for row in rows
    ]


def _issuer(row: DemandRow) -> str:
    if row.outlet_voice:
        return row.outlet or NO_OUTLET
    return _named(row.issuer, "speaker not stated")


def demand_views(ask: Ask, rows: Sequence[DemandRow]) -> list[DemandView]:
    """Demands and unmet obligations in words."""
    voiced = ask.voices((row.outlet, row.claim) for row in rows)
    published = ask.published(row.article_id for row in rows)
    return [
        DemandView(
            kind=row.kind,
            issuer=_issuer(row),
            addressee=_named(row.addressee, NOBODY),
            what=_line(row.what.words),
            quote=Quote(
                voiced.chain(row.outlet, row.claim),
                _line(row.quote.words),
                ask.at(row.article_id, row.id),
                row.kind,
                published[row.article_id],
            ),
        )
        for row in rows
    ]


def plain_demands(ask: Ask, rows: Sequence[DemandRow]) -> list[dict[str, Any]]:
    """Demands as flat rows; the names of the columns are those of the export."""
    days = published_days(ask.ledger, (row.article_id for row in rows))
    return [_plain_demand(row, days[row.article_id][0]) for row in rows]


def _plain_demand(row: DemandRow, published: str | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "outlet": row.outlet or NO_OUTLET,
        "published_start": published,
        "kind": row.kind,
        "issuer": _issuer(row),
        "issuer_id": row.issuer.id if row.issuer else None,
        "addressee": _named(row.addressee, NOBODY),
        "addressee_id": row.addressee.id if row.addressee else None,
        "what": _line(row.what.words),
        "allegation_id": row.allegation,
        "ceasefire_id": row.ceasefire,
        "start": row.quote.start,
        "end": row.quote.end,
        "quote": _line(row.quote.words),
        "made_by": row.made_by,
        "article_id": row.article_id,
        "permalink": permalink(row.article_id, row.id),
    }


def mention_quotes(ask: Ask, rows: Sequence[CeasefireMentionRow]) -> list[Quote]:
    """Where an agreement is referred to, in its sentences."""
    voiced = ask.voices((row.outlet, row.claim) for row in rows)
    published = ask.published(row.article_id for row in rows)
    return [
        Quote(
            voiced.chain(row.outlet, row.claim),
            sentence(ask.ledger, row.quote),
            ask.at(row.article_id, row.id),
            said_words([(said.role, said.words) for said in row.says]),
            published[row.article_id],
        )
        for row in rows
    ]


def plain_allegation(row: AllegationRow) -> dict[str, Any]:
    """An allegation as a flat row; the names of the columns are those of the export."""
    accused = row.alleged_perpetrator
    return {
        "id": row.id,
        "outlet": row.outlet or NO_OUTLET,
        "published_start": row.published_start,
        "alleger": alleger(row),
        "alleger_id": row.alleger.id if row.alleger else None,
        "alleged_perpetrator": _named(accused, "not stated"),
        "alleged_perpetrator_id": accused.id if accused else None,
        "act": row.act,
        "alleged_breach": row.breach,
        "ceasefire_id": row.ceasefire,
        "applies": row.applies,
        "applies_reason": row.applies_reason,
        "place": _named(row.place, ""),
        "interval_start": row.interval_start,
        "interval_end": row.interval_end,
        "start": row.quote.start,
        "end": row.quote.end,
        "quote": _line(row.quote.words),
        "made_by": row.made_by,
        "article_id": row.article_id,
        "permalink": permalink(row.article_id, row.id),
    }


def plain_tallies(ask: Ask, rows: Sequence[TallyRow]) -> list[dict[str, Any]]:
    """Tallies as flat rows."""
    days = published_days(ask.ledger, (row.article_id for row in rows))
    return [_plain_tally(ask, row, days[row.article_id][0]) for row in rows]


def _plain_tally(ask: Ask, row: TallyRow, published: str | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "outlet": row.outlet or NO_OUTLET,
        "published_start": published,
        "issuer": _named(row.issuer, UNRESOLVED),
        "side": _named(row.side, UNRESOLVED),
        "count": row.count,
        "unit": row.unit,
        "running_total": row.running_total,
        "interval_start": row.period_start,
        "interval_end": row.period_end,
        "interval_basis": row.period_basis,
        "place": _named(row.place, ""),
        "ceasefire_id": row.ceasefire,
        "check": row.check,
        "start": row.quote.start,
        "end": row.quote.end,
        "quote": sentence(ask.ledger, row.quote),
        "article_id": row.article_id,
        "permalink": permalink(row.article_id, row.id),
    }
