"""The static copy: every link leads to words that are there, and nothing can be pressed."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.protocols import View
from counterclaim.show.publish import Copied, publish
from counterclaim.show.publish.addresses import Address, address, relative
from counterclaim.show.publish.copying import START
from counterclaim.show.publish.rewriting import rewrite
from counterclaim.show.web.access import Access
from counterclaim.show.web.app import VIEWS, make_app
from counterclaim.show.web.desk import Desk

TOKEN = "a-token-that-must-not-get-out"


class Read(HTMLParser):
    """Links, ids and tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.links += [v for k in ("href", "src") if (v := found.get(k)) is not None]
        if found.get("id"):
            self.ids.add(str(found["id"]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def copied(ledger: Path, view: View, folder: Path) -> Copied:
    desk = Desk(ledger, view, lambda _: None)
    app = make_app(desk, Access(token=TOKEN), user="somebody-here")
    return publish(app, folder, progress=lambda _: None)


@pytest.fixture(scope="module", params=["read", "made"])
def site(
    request: pytest.FixtureRequest,
    read_ledger: Path,
    made_ledger: Path,
    view: View,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = tmp_path_factory.mktemp("site") / "copy"
    made = copied(read_ledger if request.param == "read" else made_ledger, view, folder)
    assert made.files == sum(p.is_file() for p in folder.rglob("*")) - 1  # less its mark
    assert made.pages == len(list(folder.rglob("*.html"))) > 20
    return folder


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Path) -> None:
    pages = {p: Read(p.read_text("utf-8")) for p in site.rglob("*.html")}
    reached, checked = {site / "index.html"}, 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https")
                continue
            assert not parts.netloc
            assert not parts.query
            assert not parts.path.startswith("/")
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, link)
            reached.add(target)
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, (path, link)
                checked += 1
    assert checked > 30
    assert reached >= set(pages)


def test_every_kind_of_view_is_there(site: Path) -> None:
    for path, _ in VIEWS:
        parts = path.strip("/").split("/")
        if path == "/overview":
            assert (site / "index.html").is_file()
        elif len(parts) == 1:
            assert (site / f"{parts[0]}.html").is_file(), path
        elif parts[-1] == "marks":
            assert list(site.glob("articles/*/marks.html"))
        else:
            assert list(site.glob(f"{parts[0]}/*.html")), path


def test_no_token_no_form_no_script_and_nobody_here(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            assert TOKEN not in text
            assert "somebody-here" not in text
    left = {"script", "form", "input", "button", "select", "textarea", "datalist", "label"}
    for path in site.rglob("*.html"):
        page = Read(path.read_text("utf-8"))
        assert not page.tags & left, path
        words = " ".join(" ".join(page.words).split())
        assert "A copy without a server" in words
        for live in ("Keys:", "You decide here", "Undo", "Somebody else", "Select the words"):
            assert live not in words, (path, live)


def test_rows_of_lists_lead_into_the_copy(site: Path) -> None:
    with (site / "claims.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert rows
    links = [row["permalink"] for row in rows]
    links += [
        r["permalink"] for r in json.loads((site / "articles.json").read_text("utf-8"))["rows"]
    ]
    for link in links:
        file, _, fragment = link.partition("#")
        assert (site / file).is_file()
        assert f'id="{fragment}"' in (site / file).read_text("utf-8") if fragment else True


def test_the_events_of_the_map_are_a_table_and_its_places_a_short_one(site: Path) -> None:
    rows = {}
    for name in ("events", "map"):
        with (site / f"{name}.csv").open(encoding="utf-8", newline="") as source:
            rows[name] = list(csv.DictReader(source))
    named = [row["place_id"] for row in rows["events"] if row["lat"]]
    assert {row["place_id"]: int(row["events"]) for row in rows["map"]} == Counter(named)
    assert all((site / row["permalink"].partition("#")[0]).is_file() for row in rows["map"])
    assert not (site / "events.json").exists()


def test_the_same_ledger_gives_the_same_copy(made_ledger: Path, view: View, tmp_path: Path) -> None:
    for name in ("a", "b"):
        copied(made_ledger, view, tmp_path / name)
    for path in (tmp_path / "a").rglob("*"):
        if path.is_file():
            other = tmp_path / "b" / path.relative_to(tmp_path / "a")
            assert path.read_bytes() == other.read_bytes(), path


def test_a_view_that_cannot_be_copied_says_why_and_leaves_nothing(
    view: View, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(CounterclaimError, match=r"overview cannot be copied: .*does not exist"):
        copied(tmp_path / "in" / "gone.ledger", view, tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_folder_with_other_files_is_left_alone(
    made_ledger: Path, view: View, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CounterclaimError, match="other files"):
        copied(made_ledger, view, tmp_path / "mine")
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    copied(made_ledger, view, tmp_path / "copy")
    stale = tmp_path / "copy" / "articles" / "gone.html"
    stale.write_text("gone", encoding="utf-8")
    copied(made_ledger, view, tmp_path / "copy")
    assert not stale.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", "mine"]


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("/claims?outlet=A", True),
        ("/claims?outlet=A&start=50", True),
        ("/claims?outlet=A&stance=says", False),
        ("/accusations?by=A&against=B#quotations", True),
        ("/claims?q=words", False),
        ("/articles/0123?layers=source", False),
        ("/articles/0123?layers=source,cue", True),
        ("/claims.csv", True),
        ("/claims.csv?outlet=A", False),
        ("/decide", False),
        ("/static/base.css", True),
    ],
)
def test_which_addresses_a_copy_has(link: str, wanted: bool) -> None:
    found = address(link, START)
    assert found is not None
    assert found[0].wanted == wanted


def test_files_of_addresses_differ_on_systems_that_fold_case() -> None:
    names = ["Volga", "VOLGA", "volga", "Vol ga", "Vol/ga", "../volga", "حلب", ".", "a" * 200]
    addresses = [Address("/claims", (("outlet", name),)) for name in names]
    addresses += [Address("/actors/" + name.replace("/", "%2F")) for name in names]
    files = [a.file for a in addresses]
    assert len({f.lower() for f in files}) == len(files)
    for file in files:
        assert not any(part.startswith(".") or len(part) > 130 for part in file.split("/"))
        assert re.fullmatch(r"[\w./-]+", file)


def test_links_are_relative_to_the_page_that_has_them() -> None:
    marks = Address("/articles/0123/marks")
    assert relative(Address("/articles/0123"), marks, "r-1") == "../0123.html#r-1"
    assert relative(START, marks) == "../../index.html"
    assert relative(marks, marks, "r-1") == "#r-1"


def test_rewriting_keeps_text_as_it_is_and_takes_away_what_acts() -> None:
    page = (
        '<!doctype html><meta charset="utf-8"><main><p>a &lt; b &amp; c &#39;d&#39;</p>'
        '<form method="post"><input name="token" value="x"><label>Name <input></label>'
        '<table><tr><td><a href="/gone">kept</a></td></tr></table><button>Press</button></form>'
        '<details class="correct"><summary>Correct</summary><p>no</p></details>'
        '<svg viewBox="0 0 1 1"><a href="/gone"><rect x="0"></rect></a></svg>'
        '<span data-live>only <b>live</b></span><a href="/here">here</a></main>'
    )
    found = rewrite(page, lambda link: "here.html" if link == "/here" else None, note="a <copy>")
    body = found[found.index("<main>") :]
    assert body == (
        '<main>\n<p class="note">a &lt;copy&gt;</p><p>a &lt; b &amp; c &#39;d&#39;</p>'
        "<table><tr><td><span>kept</span></td></tr></table>"
        '<svg viewBox="0 0 1 1"><g><rect x="0"></rect></g></svg>'
        '<a href="here.html">here</a></main>'
    )
    assert "Content-Security-Policy" in found
