"""What was found in the texts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each target has two selectors that choose the same words: positions in Unicode code points of
the text file that is written beside, and the quotation with what stands before and after it,
which finds the words again in another copy of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.records import (
    Attribution,
    Event,
    LabelUse,
    Mention,
    Quantity,
    Reading,
    TimeExpression,
)
from counterclaim.settings import VERSION
from counterclaim.show.corpus import Corpus
from counterclaim.show.escape import link
from counterclaim.show.exports.cells import permalink
from counterclaim.show.exports.files import whole_json, whole_text
from counterclaim.spans import Span, Spans

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:counterclaim:"
FOLDER = "annotations"
NEAR = 32  # code points of prefix and suffix


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """The two selectors of one span."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(span.start - NEAR, 0) : span.start],
            "suffix": text[span.end : span.end + NEAR],
        },
    ]


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


class _Page:
    """The annotations of one article, as they are made."""

    def __init__(self, corpus: Corpus, reading: Reading, base: str) -> None:
        self.corpus = corpus
        self.article = reading.article
        self.understanding = reading.understanding
        self.base = base

    def source(self) -> dict[str, Any]:
        """The text that positions count in."""
        found: dict[str, Any] = {
            "id": f"{self.article.id}.txt",
            "type": "Text",
            "format": "text/plain",
        }
        if self.article.language:
            found["language"] = self.article.language
        return found

    def annotation(
        self, record: str, spans: Spans, bodies: list[dict[str, str]], made_by: str, part: str = ""
    ) -> dict[str, Any]:
        """One record, or one part of it, on its words."""
        name = f"{URN}record:{record}" + (f":{part}" if part else "")
        made: dict[str, Any] = {
            "id": name,
            "type": "Annotation",
            "motivation": bodies[0]["purpose"],
            "generator": {"type": "Software", "name": f"{made_by} (Counterclaim {VERSION})"},
            "body": bodies,
            "target": [
                {
                    "type": "SpecificResource",
                    "source": self.source(),
                    "selector": selectors(self.article.text, span),
                }
                for span in sorted(spans)
            ],
        }
        address = link(self.article.url)
        if address:
            made["via"] = address
        made["canonical"] = self.base + permalink(self.article.id, record)
        return made

    def claim(self, found: Attribution) -> Iterator[dict[str, Any]]:
        """A claim: its content in words, its source and cue linked to it."""
        chain = " → ".join(self.corpus.chain(found))
        words = f"{chain}: {found.stance.value.replace('_', ' ')}"
        if not found.polarity:
            words += " (negated)"
        for part, spans in (
            ("content", found.content),
            ("source", found.source),
            ("cue", found.cue),
        ):
            if spans:
                bodies = [_body(words, "describing"), _body(f"claim {part}", "tagging")]
                yield self.annotation(found.id, spans, bodies, found.made_by, part)

    def mention(self, found: Mention) -> dict[str, Any]:
        """A name: what kind, and whom or what it means if that is known."""
        resolution = self.corpus.resolutions.get(found.id)
        bodies = [_body(found.kind.value, "tagging")]
        if resolution and resolution.entity:
            key = resolution.entity
            place = resolution.entity_kind == "place"
            name = self.corpus.place_name(key) if place else self.corpus.actor_name(key)
            bodies.insert(0, _body(f"{name} [{resolution.entity_kind}:{key}]", "identifying"))
        return self.annotation(found.id, (found.span,), bodies, found.made_by)

    def event(self, found: Event) -> dict[str, Any]:
        """A coded event on its trigger."""
        coded = [found.type.value, found.mode, found.acled, found.factuality.value]
        told = " → ".join(self.corpus.voice(self.article.id, found.attribution))
        bodies = [_body(word, "classifying") for word in coded if word]
        bodies.append(_body(f"told by {told}", "describing"))
        return self.annotation(found.id, (found.trigger,), bodies, found.made_by)

    def other(self, found: TimeExpression | Quantity | LabelUse) -> dict[str, Any]:
        """A time, a figure or a label."""
        return self.annotation(
            found.id, (found.span,), [_body(_what(found), "tagging")], found.made_by
        )

    def all(self) -> Iterator[dict[str, Any]]:
        """Every annotation, layer by layer in text order."""
        layers = self.understanding
        for claim in layers.attributions:
            yield from self.claim(claim)
        yield from map(self.mention, layers.mentions)
        yield from map(self.event, layers.events)
        others: tuple[TimeExpression | Quantity | LabelUse, ...] = (
            *layers.times,
            *layers.quantities,
            *layers.labels,
        )
        yield from map(self.other, others)


def _what(found: TimeExpression | Quantity | LabelUse) -> str:
    if isinstance(found, TimeExpression):
        return f"time: {found.value or found.reason or 'not resolved'}"
    if isinstance(found, Quantity):
        return f"figure: {found.unit.value}"
    return f"label: {found.word} ({found.label_class.value})"


def annotations_of(corpus: Corpus, reading: Reading, *, base: str = "") -> list[dict[str, Any]]:
    """The annotations of one article."""
    return list(_Page(corpus, reading, base).all())


def _pages(corpus: Corpus) -> Iterator[tuple[Corpus, Reading]]:
    for part in corpus.parts():
        for reading in part.readings:
            yield part, reading


def write_annotations(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The files written: a page of annotations and a text for each article, and their collection.

    Addresses inside the files are relative, so the folder can stand anywhere.
    """
    inside = folder / FOLDER
    inside.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    counts: list[tuple[str, int]] = []
    for part, reading in _pages(corpus):
        key = reading.article.id
        found = annotations_of(part, reading, base=base)
        page = {
            "@context": CONTEXT,
            "id": f"{key}.jsonld",
            "type": "AnnotationPage",
            "partOf": {"id": "collection.jsonld", "type": "AnnotationCollection"},
            "items": found,
        }
        made += [
            whole_json(inside / f"{key}.jsonld", page),
            whole_text(inside / f"{key}.txt", reading.article.text),
        ]
        counts.append((key, len(found)))
    return [whole_json(inside / "collection.jsonld", _collection(counts)), *made]


def _collection(counts: Iterable[tuple[str, int]]) -> dict[str, Any]:
    pages = list(counts)
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "id": "collection.jsonld",
        "type": "AnnotationCollection",
        "label": "Claims, names, events, times, figures and labels found by Counterclaim",
        "total": sum(count for _, count in pages),
    }
    if pages:
        found["first"] = f"{pages[0][0]}.jsonld"
        found["last"] = f"{pages[-1][0]}.jsonld"
    return found
