"""The text layer of PDFs: paragraphs, divided words, metadata, and what is set aside."""

from __future__ import annotations

import base64
import io
import tarfile
import zipfile
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from counterclaim.read import documents, to_article
from counterclaim.read.printed import Line, paragraphs
from counterclaim.read.sandbox import Sandbox
from counterclaim.records import Article, DateBasis, Quarantined, RawDocument
from counterclaim.settings import Settings

TITLE = "Council says that the harbour truce between the two quays holds for a second day"
DATED = "6 May 2016, Meridian Wire"
FIRST = (
    "The harbour council said on Friday that the truce around the northern quays was holding for "
    "a second day, and that nobody had been killed since Thursday evening. A spokesman for the "
    "dock workers denied it: two people were wounded near the customs house, he said."
)
SECOND = (
    '"We count every shell," the spokesman told reporters in Tell Amra. The negotiators had '
    "promised an inquiry, and the anti-government groups on the other quay rejected the promise."
)
MADE = datetime(2016, 5, 7, 9, tzinfo=UTC)


def printed(*paragraphs: str, title: str = "", pages: int = 1, align: str = "J") -> bytes:
    """A PDF as a word processor makes it, set in lines of some seventy letters."""
    pdf = FPDF(format=(148, 210))
    pdf.set_creation_date(MADE)
    if title:
        pdf.set_title(title)
    for _ in range(pages):
        pdf.add_page()
        for number, paragraph in enumerate(paragraphs):
            pdf.set_font("Helvetica", style="" if number else "B", size=11 if number else 18)
            height = 5.5 if number else 8
            pdf.multi_cell(0, height, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(3)
    return bytes(pdf.output())


def by_hand(content: bytes, *, packing: bytes = b"") -> bytes:
    """A PDF of one page that draws ``content``."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), packing, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def drawn(*lines: str, leading: int = 14) -> bytes:
    """Content that draws lines below one another."""
    shown = b"".join(b"(%s) Tj 0 -%d Td " % (line.encode("latin-1"), leading) for line in lines)
    return b"BT /F1 11 Tf 40 360 Td " + shown + b"ET"


def read(raw: bytes) -> Article | Quarantined:
    return to_article(RawDocument(raw, "x.pdf", "application/pdf"), settings=Settings())


def article(raw: bytes) -> Article:
    found = read(raw)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("align", ["J", "L"])
def test_paragraphs_are_put_together_again(align: str) -> None:
    found = article(printed(TITLE, DATED, FIRST, SECOND, align=align))
    assert found.text == "\n".join([TITLE, DATED, FIRST, SECOND])
    assert found.media_type == "application/pdf"
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title == TITLE
    assert found.published.basis is DateBasis.DATELINE
    assert found.published.interval.start == date(2016, 5, 6)
    assert found.warnings == ()


def test_metadata_give_the_title_and_an_upper_bound_of_the_date() -> None:
    found = article(printed(TITLE, FIRST, title="Harbour truce holds"))
    assert found.title == "Harbour truce holds"
    assert found.published.basis is DateBasis.INFERRED
    assert found.published.interval.start is None
    assert found.published.interval.end == date(2016, 5, 8)
    assert "not after the PDF's date of making" in found.published.note


@pytest.mark.parametrize("title", ["Microsoft Word - news2.docx", "untitled", "final.pdf"])
def test_titles_that_programs_make_up_are_not_used(title: str) -> None:
    assert article(printed(TITLE, FIRST, title=title)).title == TITLE


def test_a_divided_word_is_joined_if_it_stands_whole_elsewhere() -> None:
    found = article(
        by_hand(
            drawn(
                "The negotiators met at dawn. The council and its negoti-",
                "ators denied it, and the anti-",
                "government groups, which sat far-",
                "",
            )
        )
    )
    assert "council and its negotiators denied it, and the anti-government groups" in found.text
    assert found.warnings[0] == "1 word(s) divided at the end of a line were joined"


def test_a_sentence_goes_on_over_a_page_and_heads_come_last() -> None:
    def page(number: int, *texts: str) -> list[Line]:
        head = Line("The Lantern, a daily", 30, 560, 8)
        foot = Line(f"Page {number} of 2", 30, 20, 8)
        body = [Line(text, 30, 500 - 14 * i, 11) for i, text in enumerate(texts)]
        return [head, *body, foot]

    found, joined = paragraphs(
        [
            page(1, "The council said that the truce held on", "the northern quays, where nobody"),
            page(2, "had been killed since Thursday evening,", "and that it would last.", "More."),
        ]
    )
    assert found[0].startswith("The council said")
    assert found[0].endswith("it would last.")
    assert "nobody had been killed" in found[0]
    assert found[1:] == ["More.", "The Lantern, a daily", "Page 1 of 2", "Page 2 of 2"]
    assert joined == 0


@pytest.mark.parametrize(
    ("second", "apart"),
    [
        (Line("and the other quay was shelled at noon.", 30, 486, 11), False),
        (Line("The other quay was shelled at noon, too.", 30, 470, 11), True),  # a gap
        (Line("The other quay was shelled at noon, too.", 45, 486, 11), True),  # an indent
        (Line("and the other quay was shelled at noon.", 30, 486, 8), True),  # another size
        (Line("- and the other quay was shelled at noon", 30, 486, 11), True),  # an item
        (Line("and the other quay was shelled at noon.", 200, 560, 11), True),  # a column
        (Line("The other quay was shelled at noon, too.", 200, 560, 11), True),
    ],
)
def test_where_a_paragraph_ends(second: Line, apart: bool) -> None:
    before = [
        Line("The council said that the truce held on the quays,", 30, 514, 11),
        Line("where nobody had been killed since early Thursday.", 30, 500, 11),
    ]
    found, _ = paragraphs([[*before, second]])
    assert (len(found) == 2) is apart


@given(st.lists(st.text("ab -.\u00ad\u2010", min_size=1).map(str.strip).filter(bool)))
def test_no_letter_is_lost_or_made_up(page: list[str]) -> None:
    found, _ = paragraphs([[Line(t, 30, 500 - 14 * i, 11) for i, t in enumerate(page)]])
    before = [c for text in page for c in text if c in "ab."]
    assert before == [c for text in found for c in text if c in "ab."]


def test_encrypted_files_are_set_aside_and_ones_without_a_password_read() -> None:
    for password, opens in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed(TITLE, DATED, FIRST))))
        writer.encrypt(password, owner_password="other", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        found = read(out.getvalue())
        assert isinstance(found, Article) is opens
        if isinstance(found, Quarantined):
            assert "encrypted" in found.reason
            assert found.raw == out.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (by_hand(b"0 0 100 100 re f"), "no text layer"),
        (b"%PDF-1.4\nnothing else", "damaged"),
        (b"%PDF-1.7", "damaged"),
        (by_hand(drawn("Nine."))[:120], "damaged"),
        (by_hand(drawn("Nine.")), "too short"),
    ],
)
def test_what_cannot_be_read_is_set_aside(raw: bytes, told: str) -> None:
    found = read(raw)
    assert isinstance(found, Quarantined)
    assert told in found.reason


def test_repairs_and_pages_without_text_are_told() -> None:
    whole = by_hand(drawn("Nine trucks crossed the bridge,", "a local guard said."))
    broken = article(whole.replace(b"startxref\n", b"startxref\n9"))
    assert broken.text == "Nine trucks crossed the bridge, a local guard said."
    assert "was repaired" in broken.warnings[0]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed(TITLE, FIRST))))
    writer.add_blank_page()
    out = io.BytesIO()
    writer.write(out)
    assert "1 of 2 pages hold no text (perhaps pictures)" in article(out.getvalue()).warnings


def test_a_bomb_and_endless_pages_end_in_a_reason() -> None:
    content = b"BT /F1 11 Tf 40 360 Td " + b"(x) Tj " * 20_000_000
    raw = by_hand(zlib.compress(content), packing=b"/Filter/FlateDecode")
    assert len(raw) < 300_000
    bomb = read(raw)
    assert isinstance(bomb, Quarantined)
    assert any(word in bomb.reason for word in ("damaged", "memory", "seconds", "crashed"))
    writer = PdfWriter()
    for _ in range(401):
        writer.add_blank_page(300, 300)
    out = io.BytesIO()
    writer.write(out)
    many = read(out.getvalue())
    assert isinstance(many, Quarantined)
    assert "the limit is 400" in many.reason


def test_pdfs_are_found_in_folders_and_archives(tmp_path: Path) -> None:
    raw = printed(TITLE, DATED, FIRST)
    (tmp_path / "a.pdf").write_bytes(raw)
    (tmp_path / "b").write_bytes(b"\n\n" + raw)
    (tmp_path / "c.txt").write_bytes(raw)
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("in/a.pdf", raw)
    with tarfile.open(tmp_path / "e.tar.gz", "w:gz") as tar:
        info = tarfile.TarInfo("a.pdf")
        info.size = len(raw)
        tar.addfile(info, io.BytesIO(raw))
    found = list(documents([tmp_path], settings=Settings()))
    kinds = {f.origin: type(f) for f in found}
    assert kinds == {
        "a.pdf": RawDocument,
        "b": RawDocument,
        "c.txt": Quarantined,
        "d.zip!in/a.pdf": RawDocument,
        "e.tar.gz!a.pdf": RawDocument,
    }
    texts = {to_article(f, settings=Settings()).text for f in found if isinstance(f, RawDocument)}  # type: ignore[union-attr]
    assert len(texts) == 1


@given(st.data())
def test_flipped_bytes_never_do_more_than_set_aside(data: st.DataObject) -> None:
    raw = bytearray(by_hand(drawn("Nine trucks crossed the bridge at dawn, a guard said.")))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(raw))
    if isinstance(found, Quarantined):
        assert "reading failed" not in found.reason


def test_the_child_answers_for_pdfs() -> None:
    sandbox = Sandbox()
    try:
        page = sandbox.run("pdf", base64.b64encode(printed(TITLE, FIRST)).decode())
    finally:
        sandbox.close()
    assert page["text"] == f"{TITLE}\n{FIRST}"
