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
