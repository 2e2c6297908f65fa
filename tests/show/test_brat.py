"""brat standoff: read back by another project's reader, offsets and relations as they were."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from bioc import brat
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import EventType
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.brat import BREAKS, annotation_conf, fragments, write_brat
from counterclaim.spans import Span
from tests.show.conftest import ODD


@pytest.fixture
def documents(stored: Corpus, tmp_path: Path) -> dict[str, brat.BratDocument]:
    write_brat(stored, tmp_path)
    found = {}
    for path in sorted((tmp_path / "brat").glob("*.txt")):
        text = path.read_bytes().decode()
        document = brat.loads_ann(path.with_suffix(".ann").read_bytes().decode())
        document.text = text
        found[path.stem] = document
    return found


def test_the_reader_finds_every_mark_on_its_words(documents: dict[str, brat.BratDocument]) -> None:
    for document in documents.values():
        for entity in document.entities:
            pieces = sorted((s.begin, s.end) for s in entity.locations)
            words = " ".join(document.text[a:b] for a, b in pieces)
            assert entity.text == words.rstrip()
            assert not any(c in BREAKS for a, b in pieces for c in document.text[a:b])


def test_every_reference_is_to_a_mark_of_the_file(documents: dict[str, brat.BratDocument]) -> None:
    for document in documents.values():
        known = document.has_annotation_id
        for relation in document.relations:
            assert all(known(of) for of in relation.arguments.values())
        for event in document.events:
            assert known(event.trigger_id)
            assert all(known(of) for of in event.arguments.values())
        assert all(known(of.refid) for of in (*document.attributes, *document.notes))


def test_claims_events_and_nesting_survive(
    documents: dict[str, brat.BratDocument], whole: Corpus
) -> None:
    for reading in whole.readings:
        document, found = documents[reading.article.id], reading.understanding
        types = [r.type for r in document.relations]
        ids = {a.id for a in found.attributions}
        assert types.count("Within") == sum(a.parent in ids for a in found.attributions)
        with_source = [a for a in found.attributions if a.source and (a.content or a.cue)]
        assert types.count("SourceOf") == len(with_source)
        assert len(document.events) == len(found.events)
        notes = " ".join(n.text for n in document.notes)
        assert all(f"#r-{a.id}" in notes for a in found.attributions)


def test_a_span_over_line_ends_is_parted_and_keeps_its_words(
    documents: dict[str, brat.BratDocument],
) -> None:
    odd = [d for d in documents.values() if d.text == ODD]
    for document in odd:
        (content,) = [e for e in document.entities if e.type == "Content"]
        assert content.text == "the bridge at Tell Amra was hit nobody was hurt"
        assert len(content.locations) == 6


def test_the_configuration_knows_every_type_that_is_used(
    documents: dict[str, brat.BratDocument],
) -> None:
    sections: dict[str, set[str]] = {}
    for line in annotation_conf().splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), set())
        elif line:
            section.add(line.split("\t")[0])
    for document in documents.values():
        names = {e.type for e in document.entities}
        assert names <= sections["entities"] | sections["events"]
        assert {e.type for e in document.events} <= sections["events"]
        assert {r.type for r in document.relations} <= sections["relations"]
        assert {a.type for a in document.attributes} <= sections["attributes"]
    assert {kind.value for kind in EventType} == sections["events"]


@given(st.text(alphabet="ab \n\r\t\u2028", min_size=1, max_size=30), st.data())
def test_fragments_hold_all_that_is_not_blank(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    spans = tuple(Span(min(p), max(p)) for p in pairs if p[0] != p[1])
    found = fragments(text, spans)
    assert all(a.end <= b.start for a, b in pairwise(found))
    wanted = {at for s in spans for at in range(s.start, s.end) if not text[at].isspace()}
    held = {at for s in found for at in range(s.start, s.end) if not text[at].isspace()}
    assert held == wanted
