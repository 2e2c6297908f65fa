"""Web Annotations: every selector finds its words, and JSON-LD reads what was meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.annotations import CONTEXT, write_annotations

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
#: The terms of https://www.w3.org/ns/anno.jsonld that the export uses, by their IRIs.
TERMS: dict[str, Any] = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation",
            "SpecificResource",
            "TextualBody",
            "TextPositionSelector",
            "TextQuoteSelector",
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "Text": "dctypes:Text",
    **{name: f"oa:{name}" for name in ("describing", "identifying", "classifying", "tagging")},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "canonical": {"@type": "@id", "@id": "oa:canonical"},
    "via": {"@type": "@id", "@id": "oa:via"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "label": {"@id": "rdfs:label"},
    "name": "foaf:name",
    "generator": {"@type": "@id", "@id": "as:generator"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "first": {"@type": "@id", "@id": "as:first"},
    "last": {"@type": "@id", "@id": "as:last"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
}


def offline(url: str, options: object) -> dict[str, Any]:
    assert url == CONTEXT, f"{url} would be asked of the network"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}


@pytest.fixture
def folder(stored: Corpus, tmp_path: Path) -> Path:
    write_annotations(stored, tmp_path, base="http://127.0.0.1:8642")
    return tmp_path / "annotations"


def pages(folder: Path) -> dict[str, Any]:
    found = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.jsonld"))}
    assert found.pop("collection")["total"] == sum(len(p["items"]) for p in found.values())
    return found


def quoted(text: str, selector: dict[str, Any]) -> list[int]:
    """Where a quote selector finds its words in a text, by the standard's own reading."""
    exact, before, after = selector["exact"], selector["prefix"], selector["suffix"]
    found, at = [], text.find(exact)
    while at >= 0:
        if text[:at].endswith(before) and text[at + len(exact) :].startswith(after):
            found.append(at)
        at = text.find(exact, at + 1)
    return found


def test_both_selectors_of_every_target_choose_the_same_words(folder: Path) -> None:
    checked = 0
    for key, page in pages(folder).items():
        text = (folder / f"{key}.txt").read_bytes().decode()
        for annotation in page["items"]:
            for target in annotation["target"]:
                assert target["source"]["id"] == f"{key}.txt"
                position, quote = target["selector"]
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert position["start"] in quoted(text, quote)
                checked += 1
    assert checked > 10


def test_every_claim_mention_and_event_is_annotated(folder: Path, whole: Corpus) -> None:
    found = {a["id"] for page in pages(folder).values() for a in page["items"]}
    for reading in whole.readings:
        for claim in reading.understanding.attributions:
            if claim.content:
                assert f"urn:counterclaim:record:{claim.id}:content" in found
        told = reading.understanding
        for key in (*(m.id for m in told.mentions), *(e.id for e in told.events)):
            assert f"urn:counterclaim:record:{key}" in found


def test_json_ld_reads_the_model_and_drops_nothing(folder: Path) -> None:
    for path in sorted(folder.glob("*.jsonld"))[:3]:
        document = json.loads(path.read_text("utf-8"))
        base = "http://files.example/annotations/"
        options = {"documentLoader": offline, "base": base}
        (expanded,) = jsonld.expand(document, options)
        if path.stem == "collection":
            assert expanded["@type"] == [AS + "OrderedCollection"]
            assert expanded[AS + "first"][0]["@id"].startswith(base)
            continue
        items = expanded[AS + "items"][0]["@list"]
        assert len(items) == len(document["items"])
        back = jsonld.compact(expanded, {"@context": TERMS}, options)
        back_items = back["items"] if isinstance(back["items"], list) else [back["items"]]
        for given, one, item in zip(document["items"], items, back_items, strict=True):
            assert one["@type"] == [OA + "Annotation"]
            assert set(item) == set(given)
            for target in one[OA + "hasTarget"]:
                assert target[OA + "hasSource"][0]["@id"] == f"{base}{path.stem}.txt"
                kinds = [s["@type"][0] for s in target[OA + "hasSelector"]]
                assert kinds == [OA + "TextPositionSelector", OA + "TextQuoteSelector"]
