"""One document to one article: text, metadata, dates, encodings, warnings."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read import to_article
from counterclaim.read.decoding import decode
from counterclaim.records import Article, DateBasis, Granularity, Quarantined, RawDocument
from counterclaim.settings import Settings

FIRST = "Nine trucks crossed the bridge at dawn, a local guard said, and none of them came back."
SECOND = "The council denied it on Monday and said that there had been no trucks at all that week."


def article(raw: bytes | str, media_type: str = "text/plain", **hints: object) -> Article:
    data = raw.encode() if isinstance(raw, str) else raw
    settings = hints.pop("settings", Settings())
    document = RawDocument(data, "x", media_type, **hints)  # type: ignore[arg-type]
    found = to_article(document, settings=settings)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def page(head: str = "", body: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def test_plain_text_is_stored_as_it_is() -> None:
    raw = f"Trucks Cross Bridge\r\n\r\n{FIRST}\r\n{SECOND} 😀\r\n".encode()
    found = article(raw)
    assert found.text == raw.decode()
    assert found.sha256 == hashlib.sha256(raw).hexdigest()
    assert found.id == found.sha256[:16]
    assert (found.raw, found.title, found.encoding, found.language) == (
        raw,
        "Trucks Cross Bridge",
        "utf-8",
        "en",
    )
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b" \n\xe2\x80\x8b\n", "no text"),
        (b"word", "too short"),
        (bytes(range(256)) * 20, "no text"),
    ],
)
def test_what_holds_no_report_is_quarantined(raw: bytes, reason: str) -> None:
    found = to_article(RawDocument(raw, "x", "text/plain"), settings=Settings())
    assert isinstance(found, Quarantined)
    assert reason in found.reason
    assert found.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2016-05-08T10:00:00+03:00">', 8),
        ('<meta name="pubdate" content="8 May 2016">', 8),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
            '"datePublished": "2016-05-09"}]}</script>',
            9,
        ),
    ],
)
def test_dates_come_from_metadata(head: str, day: int) -> None:
    found = article(page(head), "text/html")
    assert found.published.basis is DateBasis.METADATA
    assert found.published.interval.start == date(2016, 5, day)


def test_linked_data_gives_title_outlet_and_address() -> None:
    head = """<script type="application/ld+json">{"@type": ["NewsArticle"], "headline": "Trucks &
    Guards", "publisher": {"name": "Dalmara Post"}, "url": "https://example.org/trucks"}</script>"""
    found = article(page(head), "text/html")
    assert (found.title, found.outlet) == ("Trucks & Guards", "Dalmara Post")
    assert found.url == "https://example.org/trucks"


def test_open_graph_gives_title_and_outlet() -> None:
    head = (
        '<meta property="og:title" content="Trucks Cross">'
        '<meta property="og:site_name" content="Dalmara Post">'
        '<link rel="canonical" href="https://example.org/2016/05/08/trucks">'
    )
    found = article(page(head), "text/html")
    assert (found.title, found.outlet) == ("Trucks Cross", "Dalmara Post")
    assert found.published.interval.start == date(2016, 5, 8)
    assert "address" in found.published.note


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", "no publication date"),
        ('<meta name="date" content="2016-02-31T10:00">', "no date that can be read"),
        ('<meta name="date" content="2950-01-01">', "lies in the future"),
        (
            '<meta property="article:published_time" content="2016-05-08">'
            '<meta name="date" content="2014-01-02">',
            "disagree",
        ),
        ('<meta name="date" content="06/05/2016">', "two readings"),
        ('<link rel="canonical" href="javascript:alert(1)">', "no web address"),
    ],
)
def test_doubtful_metadata_is_told(head: str, told: str) -> None:
    assert any(told in w for w in article(page(head), "text/html").warnings)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var hidden = 1</script>",
        "<style>.hidden {}</style>",
        "<template><p>hidden claim of forty dead</p></template>",
        "<noscript>hidden</noscript>",
        '<p style="display: none">hidden claim of forty dead</p>',
        "<p hidden>hidden claim of forty dead</p>",
        '<p>seen <span style="visibility:hidden">hidden</span></p>',
        "<!-- hidden -->",
    ],
)
def test_what_no_reader_saw_is_not_in_the_text(hidden: str) -> None:
    found = article(page(body=f"<p>{FIRST}</p>{hidden}<p>{SECOND}</p>"), "text/html")
    assert "hidden" not in found.text
    assert FIRST in found.text
    assert SECOND in found.text


@pytest.mark.parametrize(
    "body",
    [
        "<b>" * 60_000 + FIRST,
        "<div>" * 3_000 + FIRST + "</div>" * 3_000,
        "<p><i>x" * 900_000,
    ],
)
def test_pages_built_to_break_readers_are_quarantined(body: str) -> None:
    document = RawDocument(page(body=body).encode(), "x", "text/html")
    assert isinstance(to_article(document, settings=Settings()), Quarantined)
    assert article(page(), "text/html").text


def test_a_giant_cell_builds_no_grid() -> None:
    table = f'<p>{FIRST}</p><table><tr><td colspan="2000000000">toll</td><td>14</td></tr></table>'
    assert len(article(page(body=table), "text/html").text) < 200


def test_a_page_cut_inside_a_tag_is_told() -> None:
    found = article(page()[:-60] + '<a href="', "text/html")
    assert any("ends inside a tag" in w for w in found.warnings)


@pytest.mark.parametrize(
    ("raw", "encoding", "told"),
    [
        ("“{}” she said".encode(), "utf-8", ""),
        ("“{}” she said".encode("utf-16"), "utf-16-le", ""),
        ("“So it was,” she said".encode("cp1252"), "cp1252", "a guess"),
        ("“{}” she said".encode() + b"\x93", "utf-8", "1 place(s)"),
        ("{} she said".encode("utf-16-le"), "utf-16-le", "a guess"),
        ("{} she said".encode("utf-32-be"), "utf-32-be", "a guess"),
        (b"{} she\0 said", "utf-8", "1 NUL"),
        ("{} \u202e she said".encode(), "utf-8", "direction control"),
        (b"{} \x1b[2J she said", "utf-8", "control character"),
        ("{} M\u00adona she said".encode(), "utf-8", "invisible"),
    ],
)
def test_encodings_and_odd_characters(raw: bytes, encoding: str, told: str) -> None:
    found = article(raw)
    assert found.encoding == encoding
    assert "\0" not in found.text
    assert "she said" in found.text.replace("she  said", "she said")
    assert bool(found.warnings) is bool(told)
    assert any(told in w for w in found.warnings) is bool(told)


@pytest.mark.parametrize(
    "text",
    [
        "Señor Núñez negó ayer que la operación de la coalición dañó el área; él nunca pasó allí.",
        "Général Hélène Crécy a été évacuée à Sète à cause de l’épidémie, précisé à Béziers.",
        "Não há informações: a povoação está sob tensão, e as Forças negam a violação da trégua.",
        "Ob die Kämpfer früh über die Grenze schössen, müsse geprüft, müsse geräumt werden.",
    ],
)
def test_text_dense_with_western_accents_is_read_as_such(text: str) -> None:
    found = decode(text.encode("cp1252"))
    assert (found.text, found.encoding) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Příslušníci armády popřeli, že by ostřelovali město; zraněných je málo.", "cp1250"),
        ("Purtătorul de cuvânt a negat că forţele sale au bombardat oraşul în noapte.", "cp1250"),
        (
            "Hadseregünk szóvivője cáfolta, hogy erőik lőtték; öt sebesültről érkezett hír.",
            "cp1250",
        ),
        ("Министерство сообщило, что боевики нарушили режим прекращения огня.", "cp1251"),
        ("أعلن الجيش أن قواته قصفت مواقع المسلحين يوم الاثنين ونفت المعارضة ذلك.", "cp1256"),
    ],
)
def test_other_code_pages_are_not_taken_for_western(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


def test_declared_encodings_are_used_and_lies_are_found() -> None:
    declared = '<meta charset="windows-1251">'
    russian = "Девять грузовиков пересекли мост на рассвете, сказал охранник."
    found = article(page(declared, f"<p>{russian}</p>").encode("cp1251"), "text/html")
    assert russian in found.text
    assert found.encoding == "cp1251"
    lying = article(page('<meta charset="latin-1">', f"<p>{FIRST} “so”</p>"), "text/html")
    assert "“so”" in lying.text
    assert any("valid UTF-8" in w for w in lying.warnings)


def test_utf7_is_never_used() -> None:
    found = article(f"+ADw-script+AD4- {FIRST}", "text/plain; charset=utf-7")
    assert found.text.startswith("+ADw-")


def test_lone_surrogates_cannot_reach_the_ledger() -> None:
    found = article(b"{}", "application/json", text=f"{FIRST} \ud83d", title="Trucks \udc00")
    found.text.encode()
    found.title.encode()
    assert any("surrogate" in w for w in found.warnings)


def test_hints_of_the_container_are_believed_first() -> None:
    captured = datetime(2016, 5, 9, 12, tzinfo=UTC)
    found = article(
        b"{}",
        "application/json",
        text=f"Trucks Cross\n{FIRST}",
        title="Trucks Cross",
        outlet="Dalmara Post",
        published="2016-05-08",
        url="https://example.org/a",
        captured_at=captured,
    )
    assert (found.title, found.title_span and found.title_span.start) == ("Trucks Cross", 0)
    assert (found.outlet, found.url, found.captured_at) == (
        "Dalmara Post",
        "https://example.org/a",
        captured,
    )
    assert found.published.interval.start == date(2016, 5, 8)


def test_a_date_after_the_capture_is_not_believed() -> None:
    captured = datetime(2016, 5, 1, tzinfo=UTC)
    found = article(b"{}", text=FIRST, published="2016-05-08", captured_at=captured)
    assert found.published.basis is DateBasis.INFERRED
    assert "future" in found.warnings[0]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "https://", "file:///etc", 'https://a.b/"><x', "x"],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    found = article(b"{}", text=FIRST, url=url)
    assert found.url is None
    assert any("no web address" in w for w in found.warnings)


def test_options_stand_in_where_the_document_is_silent() -> None:
    settings = Settings(published=date(2016, 5, 8), outlet="Dalmara Post")
    found = article(FIRST, settings=settings)
    assert (found.outlet, found.published.basis) == ("Dalmara Post", DateBasis.OPTION)
    dated = article(b"{}", text=FIRST, published="2016-05-01", outlet="Own", settings=settings)
    assert (dated.outlet, dated.published.basis) == ("Own", DateBasis.METADATA)


def test_other_languages_are_told() -> None:
    french = "Neuf camions ont traversé le pont à l'aube, a dit un garde, et aucun n'est revenu."
    found = article(french)
    assert found.language == "und"
    assert any("English" in w for w in found.warnings)


def test_markup_as_text_stays_text() -> None:
    found = article(b"{}", text=f"<script>alert(1)</script> {FIRST}", title="<b>Trucks</b>")
    assert found.text.startswith("<script>")
    assert found.title == "<b>Trucks</b>"


@given(st.text(min_size=1, max_size=300), st.booleans())
def test_every_span_fits(text: str, with_title: bool) -> None:
    words = f"{text} BEIRUT (AFP) - nine trucks in May 2016 and on June 3. {text}"
    document = RawDocument(b"x", "x", "text/plain", text=words, title=text if with_title else None)
    found = to_article(document, settings=Settings())
    if isinstance(found, Quarantined):
        return
    marks = [m.span for m in found.boilerplate]
    for span in (*marks, *found.outlet_evidence, *found.published.evidence):
        assert 0 <= span.start < span.end <= len(found.text)
    assert found.title_span is None or found.title_span.of(found.text) == found.title


# Per seed: the line that is the headline, the outlet, and the bounds of the publication.
EXPECTED = {
    "000": (0, None, date(2011, 1, 1), None),
    "001": (2, None, None, None),
    "002": (2, "Press TV", date(2016, 5, 1), date(2017, 2, 26)),
    "003": (0, None, None, None),
    "004": (0, None, None, None),
}


def test_seeds(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        found = article(path.read_bytes())
        line, outlet, start, end = EXPECTED[path.name[:3]]
        assert (found.title, found.outlet) == (found.text.split("\n")[line], outlet)
        assert found.title_span is not None
        assert found.published.basis is DateBasis.INFERRED
        assert (found.published.interval.start, found.published.interval.end) == (start, end)
        vague = found.published.interval.granularity is Granularity.VAGUE
        assert vague is (start is None)
