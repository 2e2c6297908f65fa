from __future__ import annotations

from counterclaim.records import ScoredSpan
from counterclaim.spans import Span
from counterclaim.understand.relations import Candidate, candidates, find_relations


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


def test_a_person_in_a_place_is_where_the_place_is() -> None:
    (found,) = find_relations(TEXT, SENTENCES, ENTITIES)
    assert found.kind == "CoLocated"
    assert (found.source.of(TEXT), found.target.of(TEXT)) == ("The mayor", "Tell Amra")
    assert 0 < found.score <= 1


def test_one_entity_has_no_relation() -> None:
    assert find_relations(TEXT, SENTENCES, ENTITIES[2:]) == []


def _candidates() -> list[Candidate]:
    return list(candidates(TEXT, SENTENCES, ENTITIES))
