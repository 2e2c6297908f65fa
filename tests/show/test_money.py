"""FollowTheMoney: every entity is valid to the library, and none is left hanging."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from followthemoney import model
from followthemoney.types import registry

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.money import write_money

Entities = list[dict[str, object]]


@pytest.fixture
def entities(stored: Corpus, tmp_path: Path) -> Entities:
    (path,) = write_money(stored, tmp_path, base="http://127.0.0.1:8642")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_library_takes_every_entity_and_drops_no_value(entities: Entities) -> None:
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        given = entity["properties"]
        assert isinstance(given, dict)
        for name, values in given.items():
            assert len(proxy.get(name)) == len(set(values)), (name, values, proxy.get(name))
        for name in proxy.schema.required:
            assert proxy.get(name), (entity["schema"], name)


def test_ids_are_unique_and_references_lead_to_entities_of_the_right_kind(
    entities: Entities,
) -> None:
    proxies = {str(e["id"]): model.get_proxy(e) for e in entities}
    assert len(proxies) == len(entities)
    checked = 0
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                assert proxies[value].schema.is_a(prop.range), (proxy.schema, prop, value)
                checked += 1
    assert checked > 5


def test_all_kinds_are_there_and_a_claim_is_an_interest_with_its_words(
    entities: Entities, whole: Corpus
) -> None:
    kinds = {str(e["schema"]) for e in entities}
    assert {"Article", "Documentation", "Event", "Mention", "Organization"} <= kinds
    texts = {" ".join(r.article.text.split()) for r in whole.readings}
    for entity in entities:
        if entity["schema"] == "Documentation":
            properties = entity["properties"]
            assert isinstance(properties, dict)
            (quote,) = properties["description"]
            assert all(any(p in text for text in texts) for p in quote.split(" … "))
            assert "/articles/" in properties["sourceUrl"][0]
