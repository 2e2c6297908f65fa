from __future__ import annotations

from collections.abc import Sequence

import pytest

from counterclaim.models.labels import RELATION_TYPES
from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.names.relations import (
    LEAN,
    Candidate,
    candidates,
    find_relations,
    related_entities,
)
from counterclaim.understand.names.weighing import BIAS, Weights


def entity(text: str, words: str, kind: str) -> ScoredSpan:
    at = text.index(words)
    return ScoredSpan(Span(at, at + len(words)), kind, 1.0)


TEXT = "The mayor lives in Tell Amra. The army fights."
SENTENCES = (Span(0, 29), Span(30, 46))
ENTITIES = [
    entity(TEXT, "The mayor", "Person"),
    entity(TEXT, "Tell Amra", "Location"),
    entity(TEXT, "The army", "Organisation"),
]


def test_only_pairs_of_one_sentence_are_asked_both_ways() -> None:
    asked = [(c.source.span.of(TEXT), c.target.span.of(TEXT)) for c in _candidates()]
    assert asked == [("The mayor", "Tell Amra"), ("Tell Amra", "The mayor")]


def test_features_tell_types_order_and_words() -> None:
    there, back = _candidates()
    assert {"T Person Location >", "b in", "B > lives in", "h2 amra"} <= there.features
    assert "T Location Person <" in back.features


class Leaning:
    """An encoder that holds all types for equally likely, but for one."""

    def __init__(self, kind: str = "", chance: float = 0.9) -> None:
        self.kind, self.chance = kind, chance
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def relation_chances(
        self, passage: str, entities: Sequence[Span]
    ) -> dict[tuple[Span, Span], dict[str, float]]:
        self.asked.append((passage, tuple(e.of(passage) for e in entities)))
        told = {t: self.chance if t == self.kind else 0.05 for t in RELATION_TYPES}
        return {(a, b): told for a in entities for b in entities if a != b}


class Blind(Leaning):
    """An encoder that judges no pair, as where two stand too far apart."""

    def relation_chances(
        self, passage: str, entities: Sequence[Span]
    ) -> dict[tuple[Span, Span], dict[str, float]]:
        return {}


def test_the_words_decide_where_the_encoder_does_not() -> None:
    (found,) = find_relations(TEXT, SENTENCES, ENTITIES, reader=Leaning())
    assert found.kind == "CoLocated"
    assert (found.source.of(TEXT), found.target.of(TEXT)) == ("The mayor", "Tell Amra")
    assert 0 < found.score <= 1


@pytest.mark.parametrize("kind", ["FightingAgainst", "Apart"])
def test_a_sure_encoder_overrules_the_words(kind: str) -> None:
    reader = Leaning(kind, 1e6)
    (found,) = find_relations(TEXT, SENTENCES, ENTITIES, reader=reader)
    assert (found.kind, found.source.of(TEXT)) == (kind, "The mayor")


def test_a_type_with_a_direction_is_asked_each_way() -> None:
    found = find_relations(TEXT, SENTENCES, ENTITIES, reader=Leaning("BelongsTo", 1e6))
    assert [(r.kind, r.source.of(TEXT)) for r in found] == [
        ("BelongsTo", "The mayor"),
        ("BelongsTo", "Tell Amra"),
    ]


def test_a_sure_encoder_may_say_that_there_is_none() -> None:
    assert find_relations(TEXT, SENTENCES, ENTITIES, reader=Leaning("none", 1e6)) == []


def test_a_pair_that_the_encoder_does_not_judge_has_no_relation() -> None:
    assert find_relations(TEXT, SENTENCES, ENTITIES, reader=Blind()) == []


def test_each_passage_is_read_alone_with_its_own_entities() -> None:
    reader = Leaning()
    again = [
        *ENTITIES,
        entity(TEXT, "fights", "Nationality"),
    ]
    found = find_relations(TEXT, SENTENCES, again, reader=reader)
    assert reader.asked == [
        ("The mayor lives in Tell Amra.", ("The mayor", "Tell Amra")),
        ("The army fights.", ("The army", "fights")),
    ]
    assert {s for r in found for s in (r.source, r.target)} <= {e.span for e in again}


def test_other_weights_of_words_may_be_given() -> None:
    words = Weights({BIAS: {t: 5.0 if t == "AlliesOf" else 0.0 for t in RELATION_TYPES}})
    (found,) = find_relations(TEXT, SENTENCES, ENTITIES, reader=Leaning(), words=words)
    assert found.kind == "AlliesOf"


class Marking:
    """An encoder that marks the first word of each passage for an unlikely weapon."""

    def __init__(self) -> None:
        self.lean = 0.0

    def entities(self, passages: Sequence[str], *, lean: float) -> list[tuple[ScoredSpan, ...]]:
        self.lean = lean
        return [(ScoredSpan(Span(0, p.index(" ")), "Weapon", 0.1),) for p in passages]


def test_relations_are_looked_for_among_freely_marked_phrases() -> None:
    text, reader = "Mortars fired. Rockets fell.", Marking()
    found = related_entities(text, (Span(0, 14), Span(15, 28)), reader=reader)
    assert [e.span.of(text) for e in found] == ["Mortars", "Rockets"]
    assert reader.lean == LEAN


def test_one_entity_has_no_relation() -> None:
    assert find_relations(TEXT, SENTENCES, ENTITIES[2:], reader=Leaning("Apart")) == []


def _candidates() -> list[Candidate]:
    return list(candidates(TEXT, SENTENCES, ENTITIES))
