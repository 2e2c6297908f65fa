"""The ceasefire register and the accusations, in words that take no side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from counterclaim.compare.truces.terms import TERMS
from counterclaim.records import (
    Allegation,
    Applies,
    Ceasefire,
    CeasefireMention,
    MentionKind,
    Reply,
)
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.counting import Beside, TallyView, beside, tally_view
from counterclaim.show.demanding import DemandView, demand_view
from counterclaim.show.quoting import Quote
from counterclaim.show.wording import REPLY_WORDS, counted, day_words, days_words

if TYPE_CHECKING:
    from counterclaim.show.exports.matrix_rows import MatrixRow

APPLIES_WORDS = {
    Applies.YES: "would fall under the agreement",
    Applies.NO: "would not fall under the agreement",
    Applies.DISPUTED: "disputed whether it falls under the agreement",
    Applies.UNKNOWN: "not known whether it falls under the agreement",
}


@dataclass(frozen=True, slots=True)
class AllegationView:
    """Who alleges what of whom, with replies."""

    alleger: str
    perpetrator: str
    quote: Quote
    when: str
    where: str
    applies: str
    reason: str
    replies: tuple[tuple[str, Quote], ...]
    breach: bool


@dataclass(frozen=True, slots=True)
class StatedView:
    """What somebody states of an agreement: its end, its extension, who is exempt.

    ``words`` are those that state a term or name a side; ``groups`` are the armed groups
    that the sentence names beside an exemption.
    """

    what: str
    quote: Quote
    groups: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CeasefireView:
    """One agreement with what the articles say of it."""

    anchor: str
    name: str
    kind: str
    dates: tuple[str, ...]
    parties: tuple[tuple[str, str], ...]
    relation: str
    places: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    source: str
    mentions: tuple[Quote, ...]
    articles: int
    allegations: tuple[AllegationView, ...]
    tallies: tuple[TallyView, ...]
    stated: tuple[StatedView, ...]
    beside: tuple[Beside, ...] = ()
    demands: tuple[DemandView, ...] = ()


def ceasefire_dates(ceasefire: Ceasefire) -> tuple[str, ...]:
    """First and last days in words, and the length where both are known."""
    last = ceasefire.end - timedelta(days=1) if ceasefire.end else None
    named = (
        ("announced", ceasefire.announced),
        ("in force from", ceasefire.effective),
        ("last day", last),
    )
    dates = [f"{word} {day_words(day)}" for word, day in named if day]
    if ceasefire.effective and ceasefire.end:
        dates.append(counted((ceasefire.end - ceasefire.effective).days, "day"))
    return tuple(dates)


def party_words(parties: Iterable[tuple[str, str]], roles: Sequence[str]) -> str:
    """The names of parties in one of some roles, with what is disputed of them."""
    return ", ".join(
        name + role[len(role.split(" (")[0]) :]
        for role, name in parties
        if role.split(" (")[0] in roles
    )


def _mention(corpus: Corpus, mention: CeasefireMention) -> Quote:
    said = [(what, corpus.quote(mention.article_id, (words,))) for what, words in mention.says]
    return Quote(
        corpus.voice(mention.article_id, mention.attribution),
        corpus.sentence(mention.article_id, (mention.span,)),
        anchor(mention.id),
        said_words(said),
        corpus.published_words(mention.article_id),
    )


def said_words(said: Iterable[tuple[str, str]]) -> str:
    """What a sentence states of an agreement, in a line: "effective, lasts “three days”"."""
    told = (f"{what} “{words}”" if what in QUOTED else what for what, words in said)
    return ", ".join(dict.fromkeys(told))


#: What is told of an agreement by its own words: sides, days, places and terms.
QUOTED = frozenset({"starts", "lasts", "holds in", "binds", *TERMS})
#: What is told of an agreement beyond its mere mention, in the order in which it is shown.
STATED = ("effective", "binds", *TERMS, "extended", "exempt", "opposed", "suspended", "in danger",
          "collapsed", "expired")  # fmt: skip


def stated_of(quote: Quote, said: Sequence[tuple[str, str]]) -> dict[str, StatedView]:
    """What one sentence states, by kind; an exemption that has words of its own stands once."""
    found: dict[str, StatedView] = {}
    for what in STATED:
        words = tuple(w for kind, w in said if kind == what)
        if words and not (what == "exempt" and "exempts" in found):
            plain = replace(quote, note="")
            found[what] = StatedView(what, plain, words=words if what in QUOTED else ())
    return found


def _stated(corpus: Corpus, mentions: Sequence[CeasefireMention]) -> Iterator[StatedView]:
    """Statements of the articles about an agreement, by kind and then as they stand."""
    told = []
    for mention in mentions:
        said = [(w, corpus.quote(mention.article_id, (span,))) for w, span in mention.says]
        told.append((mention, stated_of(_mention(corpus, mention), said)))
    for what in STATED:
        for mention, found in told:
            if view := found.get(what):
                exempt = what in {"exempt", "exempts"}
                yield replace(view, groups=_groups(corpus, mention)) if exempt else view


def _groups(corpus: Corpus, mention: CeasefireMention) -> tuple[str, ...]:
    """The armed groups that the sentence of a mention names."""
    own = corpus.only(mention.article_id)
    reading = own.by_article[mention.article_id]
    around = [s for s in reading.understanding.sentences if s.overlaps(mention.span)]
    found = set()
    for other in reading.understanding.mentions:
        resolution = own.resolutions.get(other.id)
        inside = any(s.contains(other.span) for s in around)
        if inside and resolution and resolution.entity and resolution.entity_kind == "actor":
            actor = own.actor(resolution.entity)
            if actor is not None and actor.kind is MentionKind.ARMED_GROUP:
                found.add(actor.name)
    return tuple(sorted(found, key=str.casefold))


def _reply(corpus: Corpus, reply: Reply) -> tuple[str, Quote]:
    chain = corpus.voice(reply.article_id, reply.attribution)
    words = corpus.sentence(reply.article_id, (reply.span,))
    published = corpus.published_words(reply.article_id)
    return REPLY_WORDS[reply.kind], Quote(chain, words, anchor(reply.id), published=published)


def allegation_view(corpus: Corpus, allegation: Allegation) -> AllegationView:
    """An allegation in words; the alleger is the outlet for its own voice."""
    article = allegation.article_id
    replies = corpus.answers.get(allegation.id, ())
    return AllegationView(
        alleger=corpus.alleger(allegation),
        perpetrator=corpus.accused(allegation),
        quote=Quote(
            corpus.voice(article, allegation.attribution),
            corpus.quote(article, (allegation.span,)),
            anchor(allegation.id),
            allegation.act,
            corpus.published_words(article),
        ),
        when=days_words(allegation.interval),
        where=corpus.place_name(allegation.place) if allegation.place else "",
        applies=APPLIES_WORDS[allegation.applies] if allegation.ceasefire else "",
        reason=allegation.applies_reason,
        replies=tuple(_reply(corpus, r) for r in replies),
        breach=allegation.breach,
    )


def ceasefire_views(corpus: Corpus) -> list[CeasefireView]:
    """Agreements that the corpus refers to, by the day they took effect."""
    found = corpus.compared
    used = {m.ceasefire for m in found.ceasefire_mentions}
    used |= {a.ceasefire for a in found.allegations} | {t.ceasefire for t in found.tallies}
    chosen = [c for c in found.ceasefires if c.id in used]
    chosen.sort(key=lambda c: (str(c.effective or c.announced or "9999"), c.id))
    return [_view(corpus, c) for c in chosen]


def _view(corpus: Corpus, ceasefire: Ceasefire) -> CeasefireView:
    compared = corpus.compared
    mentions = [m for m in compared.ceasefire_mentions if m.ceasefire == ceasefire.id]
    counts = tuple(tally_view(corpus, t) for t in compared.tallies if t.ceasefire == ceasefire.id)
    return CeasefireView(
        anchor=anchor(f"ceasefire-{ceasefire.id}"),
        name=ceasefire.name,
        kind=ceasefire.kind,
        dates=ceasefire_dates(ceasefire),
        parties=tuple(
            (party.role + (f" (disputed: {party.disputed})" if party.disputed else ""), name)
            for party in ceasefire.parties
            for name in (corpus.actor_name(party.actor),)
        ),
        relation=_relation(corpus, ceasefire),
        places=tuple(corpus.place_name(p) for p in ceasefire.places),
        terms=tuple((term.kind, term.text) for term in ceasefire.terms),
        source=ceasefire.source,
        mentions=tuple(_mention(corpus, m) for m in mentions),
        articles=len({m.article_id for m in mentions}),
        allegations=tuple(
            allegation_view(corpus, a) for a in compared.allegations if a.ceasefire == ceasefire.id
        ),
        tallies=counts,
        stated=tuple(_stated(corpus, mentions)),
        beside=tuple(beside(counts)),
        demands=tuple(
            demand_view(corpus, d) for d in compared.demands if d.ceasefire == ceasefire.id
        ),
    )


def _relation(corpus: Corpus, ceasefire: Ceasefire) -> str:
    """What an agreement is to an earlier one: "extends Aleppo truce of 5 May 2016"."""
    if ceasefire.parent is None:
        return ""
    relation = (ceasefire.relation or "follows").replace("_", " ")
    return f"{relation} {corpus.agreements.get(ceasefire.parent, ceasefire.parent)}"


def accusation_views(
    corpus: Corpus, cells: Iterable[MatrixRow]
) -> list[tuple[str, str, tuple[AllegationView, ...]]]:
    """The allegations behind each cell of the matrix: (alleger, accused, allegations)."""
    found = {a.id: a for a in corpus.compared.allegations}
    return [
        (
            cell.alleger,
            cell.accused,
            tuple(allegation_view(corpus, found[key]) for key in cell.allegation_ids.split()),
        )
        for cell in cells
    ]
