"""Event tables: published columns, codebook values, and every row a claim with its words."""

from __future__ import annotations

import csv
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from shapely import wkt

from counterclaim.protocols import View
from counterclaim.records import EventType, Factuality
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports import acled, ged, plover
from counterclaim.show.exports.added import ADDED
from counterclaim.show.exports.told import Party, told

Rows = list[dict[str, str]]


def read(path: Path) -> tuple[list[str], Rows]:
    with path.open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        return list(reader.fieldnames or ()), list(reader)


@pytest.fixture
def tables(stored: Corpus, tmp_path: Path) -> dict[str, Rows]:
    """The three tables, their columns checked."""
    found = {}
    for name, module, write in (
        ("plover", plover, plover.write_plover),
        ("acled", acled, acled.write_acled),
        ("ged", ged, ged.write_ged),
    ):
        (path,) = write(stored, tmp_path, base="http://127.0.0.1:8642")
        header, found[name] = read(path)
        assert header == [*module.COLUMNS, *ADDED]
        assert found[name], name
    return found


def test_every_row_says_who_claims_it_and_leads_to_its_words(
    tables: dict[str, Rows], whole: Corpus
) -> None:
    texts = {r.article.id: r.article.text for r in whole.readings}
    for row in (row for rows in tables.values() for row in rows):
        words = texts[row["cc_article_id"]][int(row["cc_start"]) : int(row["cc_end"])]
        assert " ".join(words.split()) == row["cc_words"].removeprefix("'")
        assert row["cc_claimed_by"].startswith(row["cc_outlet"])
        assert row["cc_quote"]
        assert row["cc_permalink"].startswith(
            f"http://127.0.0.1:8642/articles/{row['cc_article_id']}#"
        )


def test_plover_has_every_telling_and_a_quad_for_every_type(
    tables: dict[str, Rows], whole: Corpus
) -> None:
    assert [r["Event ID"] for r in tables["plover"]] == [one.event.id for one in told(whole)]
    assert set(plover.QUAD_OF) == set(EventType)
    assert all(r["Quad Code"] in plover.QUADS for r in tables["plover"])


def test_plover_names_sectors_and_states_by_an_actors_words(view: View) -> None:
    found = plover.side("Actor", [Party(None, "Turkish soldiers")], view)
    assert found["Actor Country"] == "TUR"
    assert found["Primary Actor Sector"] == found["Actor Sectors"] == "MIL"
    assert found["Actor Name"] == "Turkish soldiers"
    assert not any(plover.side("Recipient", (), view).values())


def test_plover_codes_each_of_several_parties_in_one_order(view: View) -> None:
    parties = [Party(None, words) for words in ("Turkish soldiers", "they", "Syrian rebels")]
    found = plover.side("Recipient", parties, view)
    assert found["Recipient Name"] == "Turkish soldiers; they; Syrian rebels"
    assert found["Recipient Country"] == "TUR; ; SYR"
    assert found["Recipient Sectors"].split("; ")[::2] == ["MIL", "REB"]


def test_each_party_stands_on_one_side(whole: Corpus) -> None:
    one, other, third = (Party(None, words) for words in ("Kelia", "Ostra", "Ruwan"))
    told_of = next(told(whole))
    assert replace(told_of, actors=(one, other), targets=(third,)).sides == ((one, other), (third,))
    mutual = replace(told_of, actors=(one, other, third), targets=(other, one, third))
    assert mutual.sides == ((one,), (other, third))
    assert replace(told_of, actors=(), targets=(third,)).sides == ((), (third,))


def test_plover_counts_cooperation_to_come_as_agreed(whole: Corpus) -> None:
    event = next(told(whole)).event
    for kind in EventType:
        planned = replace(event, type=kind, factuality=Factuality.PLANNED)
        coming = EventType.AGREE if kind in plover.TO_COME else kind
        assert plover.event_type(planned) is coming
        assert plover.event_type(replace(planned, factuality=Factuality.CLAIMED)) is kind


def test_acled_has_its_own_types_and_only_what_is_told_to_have_happened(
    tables: dict[str, Rows],
) -> None:
    for row in tables["acled"]:
        assert row["sub_event_type"] in acled.TYPES[row["event_type"]]
        assert row["cc_factuality"] in ("reported", "claimed", "historical")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert bool(row["latitude"]) <= (row["geo_precision"] in ("1", "2"))
        assert row["notes"].removeprefix("'").startswith(row["cc_outlet"])


def test_every_sub_event_type_of_the_coder_is_one_of_acleds() -> None:
    table = resources.files("counterclaim.understand") / "data" / "triggers.tsv"
    rows = [line.split("\t") for line in table.read_text("utf-8").splitlines()[2:]]
    coded = {row[4] for row in rows if len(row) > 4 and row[4] and ":" not in row[4]}
    assert len(coded) > 10
    assert coded <= set(acled.EVENT_TYPE)


def test_a_breach_is_no_event_of_its_own(tables: dict[str, Rows], whole: Corpus) -> None:
    """ACLED has no such type; it codes the act, and so do we, with the word breach beside."""
    broken = {one.event.id for one in told(whole) if one.event.mode == "ceasefire-broken"}
    assert not broken & {r["event_id_cnty"] for r in tables["acled"] if not r["sub_event_type"]}
    assert all(r["sub_event_type"] for r in tables["acled"])


def test_ged_has_only_what_killed_and_keeps_the_account_apart(tables: dict[str, Rows]) -> None:
    for row in tables["ged"]:
        assert float(row["best"] or row["low"]) >= 1
        assert float(row["low"] or 0) <= float(row["high"] or "inf")
        assert row["number_of_sources"] == "1"
        if row["geom_wkt"]:
            point = wkt.loads(row["geom_wkt"])
            assert (str(point.x), str(point.y)) == (row["longitude"], row["latitude"])
            assert row["where_prec"] in ("1", "2")


@pytest.mark.parametrize(
    ("lon", "lat", "cell"), [(69.17, 34.53, 179779), (-180.0, -90.0, 1), (179.9, 89.9, 259200)]
)
def test_cells_of_prio_grid(lon: float, lat: float, cell: int) -> None:
    assert ged.priogrid(lon, lat) == cell


@pytest.mark.parametrize(
    ("days", "of_acled", "of_ged"),
    [(None, "", ""), (1, 1, 1), (3, 2, 2), (7, 2, 3), (30, 3, 4), (366, "", 5)],
)
def test_precision_of_time(days: int | None, of_acled: object, of_ged: object) -> None:
    assert acled.time_precision(days) == of_acled
    assert ged.date_prec(days) == of_ged


def test_what_is_planned_denied_or_negated_has_not_happened(whole: Corpus) -> None:
    for one in told(whole):
        said = one.event.factuality
        never = said in (Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED)
        assert one.happened == (not never and not one.event.negated)
