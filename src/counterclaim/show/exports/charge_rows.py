"""Rows of what parties hold against one another: allegations and tallies of bulletins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.records import Reply
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import ends, permalink
from counterclaim.show.wording import REPLY_WORDS


@dataclass(frozen=True, slots=True)
class AllegationRow:
    """Who alleges what of whom; the program asserts none of it."""

    id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    told_by: str
    alleger: str
    alleger_id: str | None
    alleged_perpetrator: str
    alleged_perpetrator_id: str | None
    act: str
    alleged_breach: bool
    ceasefire: str
    ceasefire_id: str | None
    applies: str
    applies_reason: str
    place: str
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
    published_start: str | None
    published_end: str | None
    told_by: str
    issuer: str
    issuer_id: str | None
    side: str
    count: float
    unit: str
    running_total: bool
    interval_start: str | None
    interval_end: str | None
    interval_basis: str
    place: str
    place_id: str | None
    ceasefire: str
    ceasefire_id: str | None
    check: str
    start: int
    end: int
    quote: str
    article_id: str
    permalink: str


def allegation_rows(corpus: Corpus) -> Iterator[AllegationRow]:
    """Every allegation with the replies found to it."""
    for found in corpus.compared.allegations:
        start, end = ends(found.interval)
        first, last = ends(corpus.published(found.article_id))
        replies = corpus.answers.get(found.id, ())
        yield AllegationRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            published_start=first,
            published_end=last,
            told_by=" → ".join(corpus.voice(found.article_id, found.attribution)),
            alleger=corpus.alleger(found),
            alleger_id=found.alleger,
            alleged_perpetrator=corpus.accused(found),
            alleged_perpetrator_id=found.perpetrator,
            act=found.act,
            alleged_breach=found.breach,
            ceasefire=corpus.agreements.get(found.ceasefire, ""),
            ceasefire_id=found.ceasefire,
            applies=found.applies.value,
            applies_reason=found.applies_reason,
            place=corpus.place_name(found.place) if found.place else "",
            place_id=found.place,
            interval_start=start,
            interval_end=end,
            replies="; ".join(_reply(corpus, reply) for reply in replies),
            start=found.span.start,
            end=found.span.end,
            quote=corpus.quote(found.article_id, (found.span,)),
            made_by=found.made_by,
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )


def _reply(corpus: Corpus, reply: Reply) -> str:
    """Who answers, how and in which words: "Syria denies: it had not shelled the town"."""
    who = corpus.party(reply.replier, reply.replier_text, "speaker not stated")
    return f"{who} {REPLY_WORDS[reply.kind]}: {corpus.quote(reply.article_id, (reply.span,))}"


def tally_rows(corpus: Corpus) -> Iterator[TallyRow]:
    """Every tally of a bulletin."""
    for found in corpus.compared.tallies:
        start, end = ends(found.period)
        first, last = ends(corpus.published(found.article_id))
        yield TallyRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            published_start=first,
            published_end=last,
            told_by=" → ".join(corpus.voice(found.article_id, found.attribution)),
            issuer=corpus.party(found.issuer, found.issuer_text),
            issuer_id=found.issuer,
            side=corpus.party(found.side, found.side_text),
            count=found.count,
            unit=found.unit.value,
            running_total=found.running_total,
            interval_start=start,
            interval_end=end,
            interval_basis=found.period_basis,
            place=corpus.place_name(found.place) if found.place else "",
            place_id=found.place,
            ceasefire=corpus.agreements.get(found.ceasefire, ""),
            ceasefire_id=found.ceasefire,
            check=found.check,
            start=found.span.start,
            end=found.span.end,
            quote=corpus.sentence(found.article_id, (found.span,)),
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )
