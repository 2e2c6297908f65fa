"""The examples of docs/knowledge.md load as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from counterclaim.knowledge import validate_file

PAGE = Path(__file__).parents[2] / "docs" / "knowledge.md"


def test_the_examples_of_the_page_are_sound(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    groups = {"pack": ("[[actor]]", "[[state]]"), "register": ("[[ceasefire]]",)}
    groups["lexicon"] = ("[[label]]",)
    for kind, tables in groups.items():
        path = tmp_path / f"{kind}.toml"
        path.write_text("\n".join(b for b in blocks if b.startswith(tables)), encoding="utf-8")
        checked = validate_file(path)
        assert checked.faults == ()
        assert checked.kind == kind
        assert checked.entries >= 1
