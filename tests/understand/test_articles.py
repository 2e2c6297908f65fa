"""The whole stage: nesting, batching, determinism, spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.datelines import behind_dateline
from counterclaim.records import PassageReading, Stance, Understanding
from counterclaim.spans import Span, Spans
from counterclaim.understand import understand, understand_many
from counterclaim.understand.remembering import Remembering
from tests.understand.scripted import ScriptedReader, article, occurrences

CLAIM = "the Herald reported that rebels denied shelling Ruwan"
NESTED = ScriptedReader(
    names=(("Location", "Ruwan"), ("Organization", "Herald")),
    said=(
        ("The governor", "said", CLAIM),
        ("the Herald", "reported", "that rebels denied shelling Ruwan"),
        ("rebels", "denied", "shelling Ruwan"),
    ),
)


class OutermostReader(ScriptedReader):
    """Like the shipped model: of each passage it sees the outermost attribution alone."""

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        def outermost(reading: PassageReading) -> PassageReading:
            widest = max(reading.attributions, key=lambda a: len(a.content[0]), default=None)
            kept = (widest,) if widest else ()
            return type(reading)(kept, reading.entities, reading.names, reading.toponyms)

        return [outermost(reading) for reading in super().read(passages)]


def outermost() -> OutermostReader:
    return OutermostReader(names=NESTED._names, said=NESTED._said)


def chain(found: Understanding, text: str) -> list[tuple[str, Stance]]:
    """Source and stance of each link, outermost first."""
    by_parent = {a.parent: a for a in found.attributions}
    links: list[tuple[str, Stance]] = []
    at = by_parent.get(None)
    while at is not None:
        links.append((at.source[0].of(text), at.stance))
        at = by_parent.get(at.id)
    return links


def test_contents_are_read_again_layer_by_layer() -> None:
    text = f"The governor said {CLAIM}."
    found = understand(article(text), reader=outermost())
    assert chain(found, text) == [
        ("The governor", Stance.SAYS),
        ("the Herald", Stance.SAYS),
        ("rebels", Stance.DENIES),
    ]


def test_a_parent_content_holds_what_is_nested_in_it() -> None:
    text = f"The governor said {CLAIM}."
    found = understand(article(text), reader=outermost())
    by_id = {a.id: a for a in found.attributions}
    for one in found.attributions:
        if one.parent is not None:
            around = by_id[one.parent].content
            assert all(any(c.contains(part) for c in around) for part in one.content)


def test_clutter_is_not_understood() -> None:
    text = "Rebels shelled Ruwan.\nRelated: rebels shelled Ruwan."
    found = understand(article(text, clutter=(Span(22, len(text)),)), reader=NESTED)
    assert [e.trigger.of(text) for e in found.events] == ["shelled"]
    assert all(s.end <= 22 for s in found.sentences)


def test_a_headline_names_its_speaker() -> None:
    text = "Nobody left the city: governor\nThe rest is silence."
    found = understand(
        article(text, title="Nobody left the city: governor"), reader=ScriptedReader()
    )
    assert [(a.source[0].of(text), a.content[0].of(text)) for a in found.attributions] == [
        ("governor", "Nobody left the city")
    ]


def test_a_photographers_name_is_no_cue() -> None:
    text = "(c) REUTERS  Rodi Said Guards leave the old pier behind them."
    said = ("Rodi", "Said", "Guards leave the old pier behind them")
    assert understand(article(text), reader=ScriptedReader(said=(said,))).attributions == ()


def test_batching_changes_nothing() -> None:
    articles = [article(f"The governor said {CLAIM}.\nNumber {n} of the day.") for n in range(7)]
    alone = [understand(a, reader=outermost()) for a in articles]
    for batch in (1, 3, 1000):
        assert list(understand_many(articles, reader=outermost(), batch=batch)) == alone


def test_wire_copy_is_read_once() -> None:
    reader = ScriptedReader()
    articles = [article(f"The same words in all of them.\nBut number {n}.") for n in range(4)]
    list(understand_many(articles, reader=reader, batch=1))
    assert reader.passages_read.count("The same words in all of them.") == 1


def test_what_is_remembered_is_bounded_and_right() -> None:
    inner = ScriptedReader(names=(("Location", "Ruwan"),))
    reader = Remembering(inner, kept=2)
    first = reader.read(["Ruwan fell", "a", "b", "Ruwan fell"])
    assert (
        first[0]
        == first[3]
        == ScriptedReader(names=(("Location", "Ruwan"),)).read(["Ruwan fell"])[0]
    )
    assert reader.read(["a"]) == first[1:2]


def test_a_passage_that_failed_is_read_again() -> None:
    class Failing(ScriptedReader):
        calls = 0

        def read(self, passages: Sequence[str]) -> list[PassageReading]:
            self.calls += 1
            if self.calls == 1:
                raise ValueError("once")
            return super().read(passages)

    reader = Remembering(Failing())
    with pytest.raises(ValueError, match="once"):
        reader.read(["Ruwan fell"])
    assert len(reader.read(["Ruwan fell"])) == 1


def spans_of(found: Understanding) -> Iterator[Span]:
    yield from found.sentences
    for mention in found.mentions:
        yield mention.span
    for one in found.attributions:
        yield from (*one.source, *one.cue, *one.content, *one.hedges)
    for records in (found.times, found.quantities, found.labels):
        yield from (record.span for record in records)
    for event in found.events:
        yield event.trigger


def whole(spans: Spans) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end)}


PIECES = st.sampled_from(
    [
        f"The governor said {CLAIM}. ",
        "“It is over,” the Herald quoted a medic as saying. ",
        "“So it is.” ",
        "Rebels killed 13 soldiers in Ruwan on Monday, ",
        "according to a source. ",
        "\n",
        "   ",
        "😀 ",
        "\u00a0",
        '" ',
        "« ",
        "reported citing a source",
        "It was quoted as saying by",
        "denied",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_span_lies_in_the_text_and_ids_are_unique(text: str) -> None:
    one = article(text)
    found = understand(one, reader=outermost())
    for span in spans_of(found):
        assert span.of(text).strip()
    for records in (found.mentions, found.attributions, found.events, found.times):
        ids = [r.id for r in records]
        assert len(set(ids)) == len(ids)
    known = {a.id for a in found.attributions}
    assert all(a.parent in known | {None} for a in found.attributions)
    mentioned = {m.id for m in found.mentions} | {None}
    assert all({e.actor, e.target, e.place} <= mentioned for e in found.events)
    assert found == understand(one, reader=outermost())


def test_a_text_of_nothing_gives_nothing() -> None:
    assert understand(article(" \n "), reader=NESTED) == Understanding(article(" \n ").id)


def test_offsets_count_code_points() -> None:
    text = "😀😀 Rebels shelled Ruwan."
    found = understand(article(text), reader=NESTED)
    assert found.events[0].trigger == occurrences(text, "shelled")[0]


class _LosesBehindDatelines(ScriptedReader):
    """Finds attributions only in passages that do not begin with a dateline."""

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        made = super().read(passages)
        return [
            replace(r, attributions=()) if p.startswith("ALMA") else r
            for p, r in zip(passages, made, strict=True)
        ]


@pytest.mark.parametrize(
    "dateline", ["ALMA, May 5 (Dalmara Wire) - ", "ALMA — ", "ALMA, 5 May 2016 - ", ""]
)
def test_a_statement_behind_a_dateline_is_read_without_it(dateline: str) -> None:
    text = f"{dateline}Nine trucks crossed the long bridge at dawn, Ivo Varga said."
    said = [("Ivo Varga", "said", "Nine trucks crossed the long bridge at dawn")]
    found = understand(article(text), reader=_LosesBehindDatelines(said=said))
    (one,) = found.attributions
    assert one.content[0].of(text) == said[0][2]
    assert one.source[0].of(text) == "Ivo Varga"


def test_a_road_between_two_towns_is_no_dateline() -> None:
    text = "Alma - Borin traffic stood still on the long road at dawn, Ivo Varga said."
    assert behind_dateline(text, Span(0, len(text))) is None


@pytest.mark.parametrize("head", ["ALMA/BORIN - ", "ALMA (Dalmara Wire) - ", "19:40 "])
def test_no_content_begins_before_the_report(head: str) -> None:
    report = "Nine trucks crossed the long bridge at dawn"
    text = f"{head}{report}, Ivo Varga said."
    told = f"{head}{report}" if " - " in head else report
    reader = ScriptedReader(said=[("Ivo Varga", "said", told)])
    (one,) = understand(article(text), reader=reader).attributions
    assert one.content[0].of(text) == report
