"""Rows of the register for export: agreements, what is said of them, replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import ends, permalink

JOINT = "; "


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement that the articles refer to, or that is found in them."""

    id: str
    name: str
    kind: str
    announced: str | None
    effective: str | None
    end: str | None
    parent: str | None
    relation: str | None
    sponsors: str
    guarantors: str
    mediators: str
    bound: str
    excluded: str
    monitors: str
    third_parties: str
    places: str
    terms: str
    in_register: bool
    source: str


@dataclass(frozen=True, slots=True)
class AgreementMentionRow:
    """A phrase that refers to an agreement, and what its sentence states of it."""

    id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    ceasefire: str
    ceasefire_id: str | None
    told_by: str
    states: str
    reasons: str
    score: float
    start: int
    end: int
    quote: str
    sentence: str
    article_id: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An answer, and the allegation that it answers if that is known."""

    id: str
    outlet: str
    published_start: str | None
    published_end: str | None
    told_by: str
    replier: str
    replier_id: str | None
    kind: str
    allegation_id: str | None
    reasons: str
    start: int
    end: int
    quote: str
    made_by: str
    article_id: str
    permalink: str


def agreement_rows(corpus: Corpus) -> Iterator[AgreementRow]:
    """Agreements that a phrase, an allegation or a tally refers to, by their first day."""
    found = corpus.compared
    used = {m.ceasefire for m in found.ceasefire_mentions}
    used |= {a.ceasefire for a in found.allegations} | {t.ceasefire for t in found.tallies}
    for c in sorted(found.ceasefires, key=lambda c: (str(c.effective or c.announced), c.id)):
        if c.id not in used:
            continue
        roles = {
            role: JOINT.join(
                corpus.actor_name(p.actor) + (f" (disputed: {p.disputed})" if p.disputed else "")
                for p in c.parties
                if p.role == role
            )
            for role in {p.role for p in c.parties}
        }
        yield AgreementRow(
            id=c.id,
            name=c.name,
            kind=c.kind,
            announced=c.announced.isoformat() if c.announced else None,
            effective=c.effective.isoformat() if c.effective else None,
            end=c.end.isoformat() if c.end else None,
            parent=c.parent,
            relation=c.relation,
            sponsors=roles.get("sponsor", ""),
            guarantors=roles.get("guarantor", ""),
            mediators=roles.get("mediator", ""),
            bound=roles.get("bound", ""),
            excluded=roles.get("excluded", ""),
            monitors=roles.get("monitor", ""),
            third_parties=roles.get("third_party", ""),
            places=JOINT.join(corpus.place_name(place) for place in c.places),
            terms=JOINT.join(f"{term.kind}: {term.text}" for term in c.terms),
            in_register=c.known,
            source=c.source,
        )


def agreement_mention_rows(corpus: Corpus) -> Iterator[AgreementMentionRow]:
    """Every phrase that names a truce, linked or not."""
    for found in corpus.compared.ceasefire_mentions:
        article = found.article_id
        first, last = ends(corpus.published(article))
        yield AgreementMentionRow(
            id=found.id,
            outlet=corpus.outlet(article),
            published_start=first,
            published_end=last,
            ceasefire=corpus.agreements.get(found.ceasefire, ""),
            ceasefire_id=found.ceasefire,
            told_by=" → ".join(corpus.voice(article, found.attribution)),
            states=JOINT.join(f"{w}: {corpus.quote(article, (s,))}" for w, s in found.says),
            reasons=JOINT.join(found.reasons),
            score=found.score,
            start=found.span.start,
            end=found.span.end,
            quote=corpus.quote(article, (found.span,)),
            sentence=corpus.sentence(article, (found.span,)),
            article_id=article,
            permalink=permalink(article, found.id),
        )


def reply_rows(corpus: Corpus) -> Iterator[ReplyRow]:
    """Every answer, linked or not."""
    for found in corpus.compared.replies:
        first, last = ends(corpus.published(found.article_id))
        yield ReplyRow(
            id=found.id,
            outlet=corpus.outlet(found.article_id),
            published_start=first,
            published_end=last,
            told_by=" → ".join(corpus.voice(found.article_id, found.attribution)),
            replier=corpus.party(found.replier, found.replier_text, "speaker not stated"),
            replier_id=found.replier,
            kind=found.kind.value,
            allegation_id=found.allegation,
            reasons=JOINT.join(found.reasons),
            start=found.span.start,
            end=found.span.end,
            quote=corpus.quote(found.article_id, (found.span,)),
            made_by=found.made_by,
            article_id=found.article_id,
            permalink=permalink(found.article_id, found.id),
        )
