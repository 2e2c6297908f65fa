"""JSON Lines, JSON arrays and CSV: tolerant columns, exact bytes, nothing lost."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read import streams
from counterclaim.read.jsonl import read_jsonl
from counterclaim.read.rows import columns
from counterclaim.read.tables import read_table
from counterclaim.records import Quarantined, RawDocument

TEXT = "Nine trucks crossed the bridge at dawn, a local guard said."
LIMIT = 1_000_000


def jsonl(data: bytes) -> list[RawDocument | Quarantined]:
    return list(read_jsonl(streams.plain(io.BytesIO(data)), "x.jsonl", LIMIT))


def table(data: bytes, limit: int = LIMIT) -> list[RawDocument | Quarantined]:
    return list(read_table(streams.plain(io.BytesIO(data)), "x.csv", limit))


def texts(found: list[RawDocument | Quarantined]) -> list[str | None]:
    return [d.text for d in found if isinstance(d, RawDocument)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Headline", "Body", "Source", "Date"], ["text", "title", "outlet", "published"]),
        (["article_title", "article_content", "Site Name"], ["text", "title", "outlet"]),
        (["text", "content"], ["text"]),
        (["__proto__", "constructor", ""], []),
    ],
)
def test_columns_are_told_by_common_names(names: list[str], expected: list[str]) -> None:
    assert list(columns(names)) == expected


def test_text_wins_over_its_synonyms() -> None:
    assert columns(["content", "text"])["text"] == "text"


def test_a_record_keeps_its_exact_bytes_and_fields() -> None:
    line = json.dumps(
        {
            "text": TEXT,
            "title": "Trucks",
            "outlet": "Post",
            "date": "2016-05-08",
            "link": "http://a.b",
        }
    )
    (found,) = jsonl(b"\xef\xbb\xbf" + line.encode() + b"\r\n")
    assert isinstance(found, RawDocument)
    assert found.raw == line.encode()
    assert (found.title, found.outlet, found.published) == ("Trucks", "Post", "2016-05-08")
    assert (found.origin, found.url, found.warnings) == ("x.jsonl#1", "http://a.b", ())


def test_bad_lines_are_named_and_good_ones_kept() -> None:
    good = json.dumps({"text": TEXT})
    found = jsonl(f'{good}\n{{"text": "cut\nnot json\n\n"text"\n{good}\n'.encode())
    assert texts(found) == [TEXT, TEXT]
    assert [f.origin for f in found] == [f"x.jsonl#{n}" for n in (1, 2, 3, 5, 6)]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('{"text": "%s", "date": NaN}', "NaN"),
        ('{"text": "%s", "outlet": "a", "outlet": "b"}', "twice"),
        ('{"text": "%s", "title": {"a": 1}}', "an object"),
        ('{"text": "%s", "id": "../../etc"}', "path"),
        ('{"text": "%s"}{"text": "%s"}', "several records"),
    ],
)
def test_oddities_become_warnings(row: str, told: str) -> None:
    found = jsonl(row.replace("%s", TEXT).encode())
    assert any(told in w for d in found if isinstance(d, RawDocument) for w in d.warnings)


def test_one_id_with_two_texts_is_told() -> None:
    rows = [
        {"id": "a", "text": TEXT},
        {"id": "a", "text": TEXT + " Twice."},
        {"id": "a", "text": TEXT},
    ]
    found = jsonl("\n".join(json.dumps(r) for r in rows).encode())
    assert [bool(d.warnings) for d in found if isinstance(d, RawDocument)] == [False, True, False]


@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_objects_over_lines_are_read(indent: int | None) -> None:
    rows = [{"text": TEXT}, {"text": TEXT + " Twice."}]
    found = jsonl(json.dumps(rows, indent=indent).encode())
    assert texts(found) == [r["text"] for r in rows]
    assert texts(jsonl(json.dumps(rows[0], indent=2).encode())) == [TEXT]


def test_a_line_beyond_the_limit_does_not_take_the_next_with_it() -> None:
    data = b'{"text": "' + b"x" * 3_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    found = jsonl(data)
    assert isinstance(found[0], Quarantined)
    assert texts(found) == [TEXT]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_told_by_the_header(separator: str) -> None:
    rows = [["id", "title", "text"], ["1", "Trucks", "nine trucks crossed"]]
    found = table("\n".join(separator.join(r) for r in rows).encode())
    assert texts(found) == ["nine trucks crossed"]
    assert not found[0].warnings  # type: ignore[union-attr]


def test_raw_is_the_exact_record_with_its_line_breaks() -> None:
    record = b'1,"two\r\nlines and a ""quote"", and more"'
    (found,) = table(b"id,text\r\n" + record + b"\r\n")
    assert isinstance(found, RawDocument)
    assert found.raw == record
    assert found.text == 'two\r\nlines and a "quote", and more'


def test_ragged_rows_are_kept_or_told() -> None:
    found = table(f'id,text,url\n1,"{TEXT}",u\n2\n3,"{TEXT}",u,x,y\n'.encode())
    assert texts(found) == [TEXT, TEXT]
    assert isinstance(found[1], Quarantined)
    assert "5 fields" in found[2].warnings[0]  # type: ignore[union-attr]


def test_an_open_quote_swallows_nothing() -> None:
    found = table(f'id,text\n1,"{TEXT}"\n2,"never closed, {TEXT}\n3,"{TEXT}"\n'.encode())
    assert texts(found) == [TEXT, TEXT]
    (bad,) = [f for f in found if isinstance(f, Quarantined)]
    assert (bad.origin, bad.reason) == ("x.csv#3", "a quote in it is never closed")


def test_many_open_quotes_stay_bounded() -> None:
    found = table(b"id,text\n" + b'1,"open\n' * 2000)
    assert "too many open quotes" in found[-1].reason  # type: ignore[union-attr]


def test_undoubled_quotes_on_one_line_are_kept_and_told() -> None:
    (found,) = table(b'id,text\n1,"He said "no" to all of them"\n')
    assert isinstance(found, RawDocument)
    assert "not doubled" in found.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_other_encodings(encoding: str) -> None:
    found = table("id\ttext\r\n1\tThe café was hit, “nine” died in the night.\r\n".encode(encoding))
    assert texts(found) == ["The café was hit, “nine” died in the night."]


def test_a_large_cell_and_old_line_ends() -> None:
    large = (TEXT + " ") * 4000
    assert texts(table(f'id,text\n1,"{large}"\n'.encode())) == [large]
    assert texts(table(f'id,text\r1,"{TEXT}"\r2,"{TEXT}"\r'.encode())) == [TEXT, TEXT]


def test_a_column_twice_is_told() -> None:
    (found,) = table(b"id,text,text\n1,the first text,the second\n")
    assert found.text == "the first text"  # type: ignore[union-attr]
    assert "stands twice" in found.warnings[0]  # type: ignore[union-attr]


MEANINGFUL = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1).filter(
    str.strip
)


@given(st.lists(MEANINGFUL, min_size=1, max_size=5))
def test_csv_round_trip(values: list[str]) -> None:
    sink = io.StringIO(newline="")
    csv.writer(sink, quoting=csv.QUOTE_ALL).writerows([["text"], *([v] for v in values)])
    assert texts(table(sink.getvalue().encode())) == values


@given(st.lists(MEANINGFUL, min_size=1, max_size=5))
def test_jsonl_round_trip(values: list[str]) -> None:
    data = "\n".join(json.dumps({"text": v}) for v in values).encode()
    assert texts(jsonl(data)) == values
