from __future__ import annotations

import json
from pathlib import Path

from benchmarks.speakers import drawn, listing, tally

from counterclaim.pipeline import Pipeline
from counterclaim.records import Reading


def _texts(path: Path, lengths: dict[str, int]) -> Path:
    rows = ({"id": key, "text": "A ship sank. " * n} for key, n in lengths.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_draw_depends_on_the_seed_and_not_on_the_order_of_the_file(tmp_path: Path) -> None:
    pipeline, lengths = Pipeline(), {f"r{n}": n + 1 for n in range(9)}
    one = _texts(tmp_path / "a.jsonl", lengths)
    other = _texts(tmp_path / "b.jsonl", dict(reversed(lengths.items())))

    def origins(path: Path, seed: int) -> list[str]:
        return [a.origin for a in drawn(path, pipeline, seed=seed, articles=4, longest=80)]

    assert origins(one, 3) == origins(other, 3) != origins(one, 4)
    assert set(origins(one, 3)) <= {f"r{n}" for n in range(6)}  # the longer ones are left out


def test_each_joint_speaker_has_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    text = "Norway and Sweden said that the strait would stay closed for a week."
    path.write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    pipeline = Pipeline()
    (read,) = pipeline.understand(drawn(path, pipeline, seed=0, articles=1, longest=999))
    assert isinstance(read, Reading)
    lines = list(listing(read))
    assert [line.split(" -> ")[1].split(" ")[0] for line in lines] == ["norway", "sweden"]
    assert all(line.endswith("that the strait would stay closed for a week") for line in lines)


def test_letters_are_added_up_and_unjudged_lines_are_not() -> None:
    judged = ["[r] 1 A <said> -> a", "  [k] 2 B", "[ ] 3 C", "text [r]", "[o] missed: D", "[-] 4 E"]
    assert tally(judged) == {"r": 1, "k": 1, "o": 1, "-": 1}
