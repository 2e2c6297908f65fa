"""Actors, articles, events and mentions as FollowTheMoney entities, one JSON object a line.

Schemata and properties as in https://followthemoney.tech/explorer/. What an actor says of
others in an article is a ``Documentation`` of that actor, with the quotation and the article
as its proof: it says where somebody is spoken of, never that it is so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from counterclaim.records import Actor, Article, Incident, MentionKind, Reading
from counterclaim.show.corpus import Corpus
from counterclaim.show.escape import link
from counterclaim.show.exports.cells import permalink
from counterclaim.show.exports.files import whole_file
from counterclaim.show.exports.told import incident_link
from counterclaim.show.outlining import account_words

Entity = dict[str, Any]
FILE = "entities.ftm.json"
SCHEMA = {
    MentionKind.PERSON: "Person",
    MentionKind.STATE_BODY: "PublicBody",
}
OTHERWISE = "Organization"


def _key(kind: str, record: str) -> str:
    """An id in the one form that FollowTheMoney's stores take: a hash with a prefix."""
    return f"cc-{kind}-{sha256(record.encode()).hexdigest()[:20]}"


def _entity(key: str, schema: str, **properties: object) -> Entity:
    """An entity; properties without a value are left out, and each value stands once."""
    found: dict[str, list[str]] = {}
    for name in sorted(properties):
        value = properties[name]
        given = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
        texts = dict.fromkeys(" ".join(str(v).split()) for v in given if v not in (None, ""))
        kept = [text for text in texts if text]
        if kept:
            found[name] = kept
    return {"id": key, "schema": schema, "properties": found}


def _schema(actor: Actor) -> str:
    return SCHEMA.get(actor.kind, OTHERWISE)


def _actor(corpus: Corpus, actor: Actor, base: str) -> Entity:
    schema, code = _schema(actor), actor.country or ""
    country = code.lower() if code and corpus.view.government(code) else None
    return _entity(
        _key("actor", actor.id),
        schema,
        name=actor.name,
        alias=[n.text for n in actor.names if n.text != actor.name],
        country=country,
        keywords=actor.kind.value.replace("_", " "),
        sourceUrl=base + f"/actors/{actor.id}" if base else None,
        position=[r.title for r in actor.roles] if schema == "Person" else None,
    )


def _day(article: Article) -> str | None:
    start = article.published.interval.start
    return start.isoformat() if start else None


def _article(article: Article, base: str) -> Entity:
    return _entity(
        _key("article", article.id),
        "Article",
        title=article.title or "Article without a title",
        publishedAt=_day(article),
        publisher=article.outlet,
        sourceUrl=[link(article.url), base + f"/articles/{article.id}" if base else None],
        retrievedAt=article.captured_at.isoformat() if article.captured_at else None,
        language=_language(article.language),
        fileName=article.origin,
        mimeType=article.media_type,
        bodyText=article.text,
        keywords=f"sha256:{article.sha256}",
    )


def _language(code: str | None) -> str | None:
    """The three-letter code that FollowTheMoney asks for, of the language that is read."""
    return {"en": "eng"}.get(code or "")


def _mentions(corpus: Corpus, reading: Reading) -> Iterator[Entity]:
    """The names of each actor in one article, once for each spelling."""
    seen: set[tuple[str, str]] = set()
    for mention in reading.understanding.mentions:
        found = corpus.resolutions.get(mention.id)
        if found is None or found.entity is None or found.entity_kind != "actor":
            continue
        actor, words = corpus.actor(found.entity), " ".join(mention.text.split())
        if actor is None or (actor.id, words) in seen:
            continue
        seen.add((actor.id, words))
        yield _entity(
            _key("mention", mention.id),
            "Mention",
            document=_key("article", reading.article.id),
            name=words,
            resolved=_key("actor", actor.id),
            detectedSchema=_schema(actor),
        )


def _documentations(corpus: Corpus, reading: Reading, base: str) -> Iterator[Entity]:
    """What each speaker says in one article, as an interest with its proof."""
    article = _key("article", reading.article.id)
    for claim in reading.understanding.attributions:
        speaker = corpus.speakers.get(claim.id)
        actor = corpus.actor(speaker.actor) if speaker and speaker.actor else None
        if actor is None:
            continue
        quote = corpus.quote(claim.article_id, claim.content or claim.cue or claim.source)
        yield _entity(
            _key("claim", claim.id),
            "Documentation",
            document=article,
            entity=_key("actor", actor.id),
            role=f"quoted: {claim.stance.value.replace('_', ' ')}",
            date=_day(reading.article),
            description=quote,
            summary=" → ".join(corpus.chain(claim)),
            publisher=reading.article.outlet,
            sourceUrl=base + permalink(claim.article_id, claim.id) if base else None,
            recordId=permalink(claim.article_id, claim.id),
        )


def _incident(corpus: Corpus, one: Incident, base: str) -> Entity:
    articles = sorted({a.article_id for a in one.accounts})
    quotes = sorted(
        {
            f"{' → '.join(corpus.voice(a.article_id, a.attribution))}: "
            f"{corpus.sentence(a.article_id, v.spans)}"
            for a in one.accounts
            for v in a.values[:1]
            if v.spans
        }
    )
    start = one.interval.start if one.interval else None
    return _entity(
        _key("incident", one.id),
        "Event",
        name=f"As told: {one.title}",
        date=start.isoformat() if start else None,
        location=corpus.place_name(one.place) if one.place else None,
        summary=account_words(len(one.accounts), len(articles)),
        sourceUrl=base + incident_link(one) if base else None,
        notes=quotes,
        proof=[_key("article", a) for a in articles],
        keywords=one.type.value,
        recordId=incident_link(one),
    )


def entities(corpus: Corpus, *, base: str = "") -> Iterator[Entity]:
    """All entities: actors by id, then each article with what is in it, then incidents."""
    for actor_id in sorted(_actors(corpus)):
        actor = corpus.actor(actor_id)
        if actor is not None:
            yield _actor(corpus, actor, base)
    for part in corpus.parts():
        for reading in part.readings:
            yield _article(reading.article, base)
            yield from _mentions(part, reading)
            yield from _documentations(part, reading, base)
    for incident in sorted(corpus.compared.incidents, key=lambda i: i.id):
        yield _incident(corpus, incident, base)


def _actors(corpus: Corpus) -> set[str]:
    """The ids of actors that are named or speak."""
    found: set[str] = set()
    for part in corpus.parts():
        for reading in part.readings:
            resolved = reading.resolved
            named = (r.entity for r in resolved.resolutions if r.entity_kind == "actor")
            spoke = (s.actor for s in resolved.speakers)
            found.update(key for key in (*named, *spoke) if key)
    return found


def _lines(out: TextIO, found: Iterable[Entity]) -> None:
    for entity in found:
        out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


def write_money(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The file written: ``entities.ftm.json``, for ``ftm`` and Aleph."""
    found = entities(corpus, base=base)
    return [whole_file(folder / FILE, lambda out: _lines(out, found))]
