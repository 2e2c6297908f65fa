"""Pages to main text: paragraphs stay apart, figures stay together."""

from __future__ import annotations

from counterclaim.read.page import read_page


def test_a_layout_table_keeps_its_paragraphs_apart() -> None:
    first = "The bridge over the Alma was closed on Tuesday after the flood, the council said."
    second = "It will open again when the engineers have looked at its piers, a clerk told us."
    page = read_page(
        "<html><body><table><tr><td><a href='/'>Home</a></td><td><h1>Bridge closed</h1>"
        f"<p>{first}</p><p>{second}</p></td></tr></table></body></html>"
    )
    lines = page.text.split("\n")
    assert first in lines
    assert second in lines


def test_a_table_of_figures_stays_one() -> None:
    text = "The council printed the figures of the flood for each of the quarters of the town. " * 3
    page = read_page(
        f"<html><body><article><p>{text}</p><table><tr><th>Quarter</th><th>Houses</th></tr>"
        f"<tr><td>Harbour</td><td>17</td></tr></table><p>{text}</p></article></body></html>"
    )
    assert "Harbour | 17" in page.text


FIRST = "The council said on Monday that nine people had died in the quarter by the harbour."
LAST = "The army denied that it had fired on the quarter, and named two other groups."


def lines_of_page(body: str, *, title: str = "Nine dead in harbour quarter") -> list[str]:
    """The lines that are read of a page whose body is given."""
    head = f"<html><head><meta property='og:title' content='{title}'></head><body>"
    return read_page(f"{head}<div><h1>{title}</h1>{body}</div></body></html>").text.split("\n")


def test_a_line_that_is_a_link_to_another_article_is_left_out() -> None:
    link = "<p><a href='/2'>Guards sent home after vote in council</a></p>"
    lines = lines_of_page(f"<p>{FIRST}</p>{link}<p>{LAST}</p>")
    assert {FIRST, LAST} <= set(lines)
    assert not any("Guards sent home" in line for line in lines)


def test_a_box_of_other_articles_is_left_out_with_its_summaries() -> None:
    box = (
        "<div><h4>Most read</h4><div><a href='/2'>Guards sent home</a>"
        "<p>The council sent its guards home on Sunday after a long vote.</p></div></div>"
    )
    lines = lines_of_page(f"<p>{FIRST}</p>{box}<p>{LAST}</p>")
    assert {FIRST, LAST} <= set(lines)
    assert not any("guards home" in line or "Most read" in line for line in lines)


def test_a_review_of_the_press_keeps_its_links() -> None:
    items = [f"Paper {n}: army fired on the quarter and killed {n} people" for n in range(4, 9)]
    points = "".join(f"<li><a href='/{n}'>{item}</a></li>" for n, item in enumerate(items))
    lines = lines_of_page(f"<article><p>{FIRST}</p><ul>{points}</ul></article>")
    assert all(any(item in line for line in lines) for item in items)


def test_a_whole_sentence_that_is_a_link_is_kept() -> None:
    linked = f"<p>{FIRST}</p><p><a href='/s'>{LAST}</a></p><p>{FIRST.replace('nine', 'ten')}</p>"
    assert LAST in lines_of_page(linked)


def test_points_and_subheadings_of_a_page_without_an_article_box_are_kept() -> None:
    points = "<ul><li><a href='#b'>Army says it holds the old bridge</a></li></ul>"
    blocks = "".join(
        f"<div class='b'><h2>{hour}:10 Shots at gate {hour}</h2><p>{FIRST} {LAST}</p></div>"
        for hour in (12, 13)
    )
    lines = lines_of_page(points + blocks)
    assert {"12:10 Shots at gate 12", "13:10 Shots at gate 13"} <= set(lines)
    assert any("Army says it holds the old bridge" in line for line in lines)


def test_figures_in_a_layout_table_stay_in_their_rows() -> None:
    figures = (
        "<table><tr><th>Ward</th><th>Dead</th></tr><tr><td>Harbour</td><td>17</td></tr></table>"
    )
    lines = lines_of_page(f"<table><tr><td><p>{FIRST}</p>{figures}<p>{LAST}</p></td></tr></table>")
    assert any("Harbour | 17" in line for line in lines)
