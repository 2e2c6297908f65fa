from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import ModelMissingError
from counterclaim.models import Reader, load_reader
from counterclaim.records import PassageReading
from counterclaim.spans import Span

SAID = "The army spokesman said on Sunday that rebels had shelled the village of Tal Amara."
QUOTED = "“We never fired on the convoy,” commander Yusuf Hamdan told reporters."
PLAIN = "Snow fell on the hills all night."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader(threads=2)


def _parts(text: str, reading: PassageReading) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        (
            [s.of(text) for s in a.source],
            [s.of(text) for s in a.cue],
            [s.of(text) for s in a.content],
        )
        for a in reading.attributions
    ]


def test_links_source_cue_and_content(reader: Reader) -> None:
    said, quoted, plain = reader.read([SAID, QUOTED, PLAIN])
    [(source, cue, content)] = _parts(SAID, said)
    assert source == ["The army spokesman"]
    assert "said" in cue[0]
    assert "rebels had shelled the village of Tal Amara" in content[0]
    [(source, cue, content)] = _parts(QUOTED, quoted)
    assert source == ["commander Yusuf Hamdan"]
    assert "told" in cue[0]
    assert "We never fired on the convoy" in content[0]
    assert plain.attributions == ()


def test_finds_names_entities_toponyms_and_triggers(reader: Reader) -> None:
    text = "President Omar Darwish flew to Ankara on Friday after gunmen attacked a base in Syria."
    [found] = reader.read([text])
    names = {(s.span.of(text), s.label) for s in found.names}
    assert {("Omar Darwish", "Person"), ("Ankara", "Location"), ("Syria", "Location")} <= names
    assert {"Ankara", "Syria"} <= {s.span.of(text) for s in found.toponyms}
    assert "attacked" in {s.span.of(text) for s in found.triggers}
    assert "Syria" in {s.span.of(text) for s in found.entities if s.label == "Location"}


def test_entities_are_marked_more_freely_the_more_one_leans_to_them(reader: Reader) -> None:
    passages = [SAID, PLAIN, SAID, ""]
    assert reader.entities(passages, lean=0.0) == [r.entities for r in reader.read(passages)]
    shy, plain, free = (
        [sum(len(e.span) for e in found) for found in reader.entities(passages, lean=lean)]
        for lean in (-4.0, 0.0, 8.0)
    )
    assert all(a <= b <= c for a, b, c in zip(shy, plain, free, strict=True))
    assert sum(plain) < sum(free)


def test_a_reading_depends_on_its_passage_alone(reader: Reader) -> None:
    alone = [reader.read([p])[0] for p in (SAID, QUOTED, PLAIN)]
    assert reader.read([PLAIN, SAID, QUOTED, SAID, " ", ""]) == [
        alone[2], alone[0], alone[1], alone[0], PassageReading(), PassageReading(),
    ]  # fmt: skip
    assert load_reader(threads=1).read([SAID, QUOTED, PLAIN]) == alone


def test_long_passages_are_read_to_the_end(reader: Reader) -> None:
    text = " ".join([SAID] + [QUOTED, PLAIN] * 20 + [SAID])
    [found] = reader.read([text])
    ends = {len(SAID) - 1, len(text) - 1}
    assert ends <= {span.end for a in found.attributions for span in a.content}
    tail = len(text) - len(SAID)
    assert "Tal Amara" in {t.span.of(text) for t in found.toponyms if t.span.start > tail}


@settings(max_examples=40)
@given(
    st.text(
        st.one_of(st.sampled_from("“”\"' said.,A\r\n"), st.characters(exclude_categories=["Cs"])),
        max_size=120,
    )
)
def test_offsets_fit_any_text(text: str) -> None:
    [found] = load_reader(threads=2).read([text])
    spans = [s for a in found.attributions for s in (*a.source, *a.cue, *a.content)]
    scored = [*found.entities, *found.names, *found.toponyms, *found.triggers]
    assert all(s.of(text).strip() for s in [*spans, *(m.span for m in scored)])
    assert all(0 <= m.score <= 1 for m in scored)
    assert all(0 <= a.score <= 1 for a in found.attributions)


def test_event_roots_are_probabilities_best_first(reader: Reader) -> None:
    text = "Troops of the Northern Army attacked rebels near the dam."
    [roots] = reader.event_roots(text, [(Span(0, 27), Span(37, 43))])
    assert roots[0][0] == "ASSAULT"
    assert sum(p for _, p in roots) == pytest.approx(1, abs=1e-4)
    assert [p for _, p in roots] == sorted((p for _, p in roots), reverse=True)
    assert len(reader.event_roots("", [(None, None)])[0]) == len(roots)


def test_relations_lie_between_the_given_spans(reader: Reader) -> None:
    text = "Fighters of the Islamic State clashed with Kurdish forces in Kobani."
    spans = [Span(0, 29), Span(43, 57), Span(61, 67)]
    found = reader.relations(text, spans)
    assert {r.source for r in found} | {r.target for r in found} <= set(spans)
    assert ("FightingAgainst", spans[0], spans[1]) in {(r.kind, r.source, r.target) for r in found}


def test_relation_chances_are_probabilities_of_every_ordered_pair(reader: Reader) -> None:
    text = "Fighters of the Islamic State clashed with Kurdish forces in Kobani."
    spans = [Span(43, 57), Span(0, 29), Span(61, 67)]
    chances = reader.relation_chances(text, spans)
    assert set(chances) == {(a, b) for a in spans for b in spans if a != b}
    assert all(sum(c.values()) == pytest.approx(1, abs=1e-4) for c in chances.values())
    assert chances[spans[1], spans[0]]["FightingAgainst"] > 0.5
    assert reader.relation_chances(text, spans[:1]) == reader.relation_chances("", []) == {}


def test_entities_far_apart_are_not_judged(reader: Reader) -> None:
    text = "Rebels fled, " + "then they ran on and on, " * 15 + "to Kobani."
    assert reader.relation_chances(text, [Span(0, 6), Span(len(text) - 7, len(text) - 1)]) == {}


def test_attributions_alone_are_those_of_the_readings(reader: Reader) -> None:
    passages = [SAID, PLAIN, QUOTED, SAID]
    read = reader.read(passages)
    assert reader.attributions(passages) == [reading.attributions for reading in read]


def test_nested_attributions_keep_their_parent_and_offsets(reader: Reader) -> None:
    text = "State television said the minister had denied that any aid convoy was hit on Monday."
    [outer] = reader.read([text])
    for parent, inner in reader.nested(text, outer.attributions, least=0.0):
        [whole] = outer.attributions[parent].content
        assert all(whole.contains(s) for s in (*inner.source, *inner.cue, *inner.content))
    assert "minister" in " ".join(
        s.of(text) for _, a in reader.nested(text, outer.attributions, least=0.0) for s in a.source
    )


def test_mentions_of_one_event_lie_nearer_than_others(reader: Reader) -> None:
    told = "A tremor shook the town of Kafr Salma on Monday, and seven people died."
    again = "Seven were killed by the earthquake that struck Kafr Salma."
    tremor, died = reader.senses(told, [Span(2, 8), Span(66, 70)])
    killed, quake = reader.senses(again, [Span(11, 17), Span(25, 35)])
    assert tremor @ quake > max(tremor @ killed, died @ quake)
    assert died @ killed > max(tremor @ killed, died @ quake)
    assert tremor @ tremor == pytest.approx(1, abs=1e-4)


def test_a_mention_without_words_has_no_direction(reader: Reader) -> None:
    assert not reader.senses("Shells fell.  ", [Span(12, 14)]).any()
    assert reader.senses("Shells fell.", []).shape == (0, 128)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"reader\.onnx is not in"):
        load_reader(folder=tmp_path)
