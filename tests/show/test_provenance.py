"""The chain of custody as PROV-JSON: well formed, whole, and true to the ledger."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from counterclaim.ledger import open_ledger
from counterclaim.ledger.custody import custody
from counterclaim.ledger.decisions import Target
from counterclaim.records import DecisionKind, RunSummary
from counterclaim.show.exports.provenance import RELATIONS, provenance, write_provenance
from tests.factories import actor_id, sample_corpus

WHEN = datetime(2024, 5, 1, 12, tzinfo=UTC)
NAME = {"type": "string", "pattern": r"^[a-z]+:[^\s:]+$"}
VALUE = {
    "oneOf": [
        {"type": ["string", "number", "boolean"]},
        {
            "type": "object",
            "properties": {"$": {"type": "string"}, "type": NAME},
            "required": ["$", "type"],
            "additionalProperties": False,
        },
    ]
}


def records(**required: dict[str, Any]) -> dict[str, Any]:
    """Records by qualified name, each with these attributes and any other."""
    one = {
        "type": "object",
        "propertyNames": NAME,
        "properties": required,
        "required": [k for k in required if "Time" not in k],
        "additionalProperties": VALUE,
    }
    names = {"pattern": r"^(_|[a-z]+):[^\s:]+$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": one}


#: The structure of https://www.w3.org/submissions/prov-json/, as far as it is used here.
PROV_JSON = {
    "type": "object",
    "properties": {
        "prefix": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
        "entity": records(),
        "agent": records(),
        "activity": records(
            **{
                "prov:startTime": {"type": "string", "format": "date-time"},
                "prov:endTime": {"type": "string", "format": "date-time"},
            }
        ),
        **{kind: records(**dict.fromkeys(ends, NAME)) for kind, ends in RELATIONS.items()},
    },
    "required": ["prefix", "entity", "activity", "agent"],
    "additionalProperties": False,
}
ENDS = {
    "prov:entity": ("entity",),
    "prov:generatedEntity": ("entity",),
    "prov:usedEntity": ("entity",),
    "prov:activity": ("activity",),
    "prov:agent": ("agent",),
    "prov:influencee": ("entity", "activity"),
    "prov:influencer": ("activity",),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("custody") / "a.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as opened:
        opened.add_reading(first, version="0.1+one")
        opened.add_reading(second, version="0.1+two")
        for version in ("0.1+one", "0.1+one", "0.1+two"):
            summary = RunSummary(2, 1, 1, ())
            opened.record_run(summary, version=version, started=WHEN, finished=WHEN)

        def decide(kind: DecisionKind, subject: str, value: str = "", who: str = "Ana") -> str:
            return opened.record_decision(kind, subject, value, who=who, when=WHEN).id

        decide(DecisionKind.REJECT, first.understanding.attributions[0].id)
        added = Target("article", second.article.id, second.article.id).text()
        decide(DecisionKind.ADD_CLAIM, added, '{"content": [[0, 6]], "stance": "says"}', "Ben")
        gone = decide(DecisionKind.RENAME, actor_id("Ministry of Ports"), "Ports")
        opened.undo_decision(gone, who="Cem", why="a slip", when=WHEN)
    return path


@pytest.fixture(scope="module")
def document(ledger: Path) -> dict[str, Any]:
    return provenance(custody(ledger))


def linked(document: dict[str, Any], relation: str) -> set[tuple[str, str]]:
    one, other = RELATIONS[relation]
    return {(link[one], link[other]) for link in document[relation].values()}


def test_the_document_has_the_structure_of_prov_json(document: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(PROV_JSON)
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(PROV_JSON, format_checker=checker).validate(document)
    Draft202012Validator(PROV_JSON).validate(json.loads(json.dumps(document)))


def test_every_link_has_both_ends_and_every_name_a_prefix(document: dict[str, Any]) -> None:
    for relation in RELATIONS:
        assert document[relation], relation
        for link in document[relation].values():
            for role, kinds in ENDS.items():
                if role in link:
                    assert any(link[role] in document[kind] for kind in kinds), link
    for kind, found in document.items():
        if kind == "prefix":
            continue
        for name, attributes in found.items():
            names = [name, *attributes]
            names += [
                v["$"] for v in attributes.values() if isinstance(v, dict) and ":Q" in v["type"]
            ]
            for used in names:
                prefix = used.split(":")[0]
                assert prefix in document["prefix"] or (prefix == "_" and kind in RELATIONS)


def test_every_article_and_claim_leads_to_hashed_bytes_and_a_version(
    ledger: Path, document: dict[str, Any]
) -> None:
    derived = linked(document, "wasDerivedFrom")
    made = linked(document, "wasGeneratedBy")
    by = linked(document, "wasAssociatedWith")
    with open_ledger(ledger, readonly=True) as opened:
        readings = list(opened.readings())
    for reading in readings:
        article = reading.article
        raw, text = f"ledger:raw-{article.sha256}", f"ledger:article-{article.id}"
        assert document["entity"][raw]["cc:sha256"] == hashlib.sha256(article.raw).hexdigest()
        assert (
            document["entity"][text]["cc:sha256"]
            == hashlib.sha256(article.text.encode()).hexdigest()
        )
        assert (text, raw) in derived
        (activity,) = {a for e, a in made if e == text}
        versions = {document["agent"][agent]["cc:version"] for a, agent in by if a == activity}
        is_first = article.id == sample_corpus()[0].article.id
        assert versions == {"0.1+one" if is_first else "0.1+two"}
        for claim in reading.understanding.attributions:
            assert (f"ledger:claim-{claim.id}", text) in derived


def test_runs_belong_to_the_reading_by_their_version(document: dict[str, Any]) -> None:
    runs = {n: a for n, a in document["activity"].items() if n.startswith("ledger:run-")}
    assert len(runs) == 3
    assert {a["dcterms:isPartOf"]["$"] for a in runs.values()} <= set(document["activity"])
    assert len({a["dcterms:isPartOf"]["$"] for a in runs.values()}) == 2


def test_persons_stand_by_what_they_decided(document: dict[str, Any]) -> None:
    people = {
        a["prov:label"]: name
        for name, a in document["agent"].items()
        if a["prov:type"]["$"] == "prov:Person"
    }
    assert sorted(people) == ["Ana", "Ben", "Cem"]
    credited = linked(document, "wasAttributedTo")
    rejected = {n for n, e in document["entity"].items() if e.get("cc:rejected")}
    assert {e for e, agent in credited if agent == people["Ana"]} == rejected
    (added,) = (e for e, agent in credited if agent == people["Ben"])
    assert document["entity"][added]["cc:madeBy"] == "person:Ben"
    ((_, activity),) = ((e, a) for e, a in linked(document, "wasGeneratedBy") if e == added)
    assert document["activity"][activity]["cc:kind"] == "add_claim"
    undoings = [a for n, a in document["activity"].items() if ":undoing-" in n]
    assert [a["cc:why"] for a in undoings] == ["a slip"]


def test_the_file_is_the_same_each_time(ledger: Path, tmp_path: Path) -> None:
    one = write_provenance(custody(ledger), tmp_path / "a").read_bytes()
    assert one == write_provenance(custody(ledger), tmp_path / "b").read_bytes()
    assert json.loads(one) == provenance(custody(ledger))
