"""The importer for GeoNames country files; the rows are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import load_knowledge
from counterclaim.knowledge.geonames import import_geonames_country_file
from counterclaim.records import Place, PlaceKind


def row(number: int, name: str, code: str, **fields: str) -> str:
    cells = [str(number), name, fields.get("ascii", name), fields.get("alternates", "")]
    cells += [fields.get("lat", "36.5"), fields.get("lon", "37.25")]
    cells += [code[0], code[2:], fields.get("country", "SY"), "", "09", "", "", ""]
    cells += [fields.get("population", "0"), "", "300", "Asia/Damascus", "2016-01-01"]
    return "\t".join(cells)


def read(tmp_path: Path, *rows: str) -> list[Place]:
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return list(import_geonames_country_file(path))


def test_a_settlement_comes_with_its_spellings_and_source(tmp_path: Path) -> None:
    line = row(
        11,
        "Tall aş Şaghīr",
        "P.PPL",
        ascii="Tall as Saghir",
        alternates="Tell al-Saghir,تل,tlsghyr,Tall as Saghir",
        population="1200",
    )
    (place,) = read(tmp_path, line)
    assert place == Place(
        id="geonames-11",
        name="Tall aş Şaghīr",
        kind=PlaceKind.VILLAGE,
        country="SY",
        parent="SY",
        lat=36.5,
        lon=37.25,
        uncertainty_km=1.5,
        variants=("Tall as Saghir", "Tell al-Saghir"),
        population=1200,
        source="GeoNames (CC BY 4.0) 11",
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("A.ADM1", PlaceKind.GOVERNORATE),
        ("A.ADM2", PlaceKind.DISTRICT),
        ("P.PPLC", PlaceKind.TOWN),
        ("P.PPLX", PlaceKind.NEIGHBOURHOOD),
        ("S.DAM", PlaceKind.DAM),
        ("S.AIRB", PlaceKind.BASE),
        ("S.PSTB", PlaceKind.CROSSING),
        ("H.STM", PlaceKind.RIVER),
    ],
)
def test_a_feature_code_gives_the_kind(tmp_path: Path, code: str, kind: PlaceKind) -> None:
    assert [place.kind for place in read(tmp_path, row(1, "Somewhere", code))] == [kind]


@pytest.mark.parametrize("code", ["S.HTL", "S.FRM", "H.WLL", "P.PPLQ", "T.WAD"])
def test_features_that_reports_do_not_name_are_left_out(tmp_path: Path, code: str) -> None:
    assert read(tmp_path, row(1, "Somewhere", code)) == []


def test_an_area_is_less_exact_than_a_settlement(tmp_path: Path) -> None:
    area, town = read(tmp_path, row(1, "Gov", "A.ADM1"), row(2, "Town", "P.PPL"))
    assert (area.uncertainty_km or 0) > 10 * (town.uncertainty_km or 0)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("id,name,lat,lon", "1 columns, not 19"),
        (row(1, "X", "P.PPL", lat="north"), "'north'"),
        (row(1, "X", "P.PPL", lat="95.0"), "no coordinates"),
        (row(1, "X", "P.PPL", lat="nan"), "no coordinates"),
        (row(1, "X", "P.PPL", population="many"), "'many'"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(KnowledgeError, match=r"SY\.txt: line 2") as caught:
        read(tmp_path, row(1, "Somewhere", "P.PPL"), line)
    assert fault in str(caught.value)


def test_a_missing_or_packed_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="check the path"):
        list(import_geonames_country_file(tmp_path / "none.txt"))
    packed = tmp_path / "SY.zip"
    packed.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match="unpack"):
        list(import_geonames_country_file(packed))


def test_a_country_file_joins_the_knowledge_base(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(row(999_000_001, "Qaryat Mawhumah", "P.PPL") + "\n", encoding="utf-8")
    kb = load_knowledge([path])
    assert [place.id for place in kb.places_named("Qaryat Mawhumah")] == ["geonames-999000001"]
