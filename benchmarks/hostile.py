"""``python -m benchmarks.hostile GOLD``: the hostile corpus, with time by the clock and memory.

Lays the files out as the gold set's scorer does, reads each row's folder, and prints how
many end as the manifest says, the longest wall clock of a row, and the peaks of resident
memory of this process and of the child that parses.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.hostile.test_reading import _result

from counterclaim.read.sandbox import shared_sandbox


def scorer(gold: Path) -> Any:
    """The gold set's own scorer."""
    spec = importlib.util.spec_from_file_location("reading", gold / "scorers" / "reading.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold} holds no scorers")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def peak(who: int) -> int:
    """The most memory that was resident, in MiB."""
    return resource.getrusage(who).ru_maxrss // 1024


def main(gold: Path) -> int:
    """Prints the figures as JSON; 1 if a row ends otherwise than its manifest says."""
    score, manifest = scorer(gold), gold / "hostile" / "manifest.jsonl"
    seconds: dict[str, float] = {}
    found: dict[str, dict[str, Any]] = {}
    shared_sandbox().run("fragment", "<p>warm</p>")  # the child starts before the clock does
    with tempfile.TemporaryDirectory() as folder:
        cannot = {c["id"] for c in score.create(manifest, Path(folder) / "in")["cannot"]}
        rows = {rid: r for rid, r in score.read(manifest).items() if rid not in cannot}
        for rid, row in rows.items():
            began = time.monotonic()
            found[rid] = _result(Path(folder) / "in" / rid, row)
            seconds[rid] = time.monotonic() - began
    shared_sandbox().close()  # so that its memory is counted
    judged = score.score(rows, found)
    slowest = max(seconds, key=lambda rid: seconds[rid])
    kept = ("accuracy", "wrong", "lost", "crashed", "timeout", "taken_without_warning")
    figures = {
        "rows": len(rows),
        **{name: judged[name] for name in kept},
        "slowest": [slowest, round(seconds[slowest], 1)],
        "over 10 s": sum(s > 10 for s in seconds.values()),
        "peak MiB": peak(resource.RUSAGE_SELF),
        "peak MiB, child": peak(resource.RUSAGE_CHILDREN),
    }
    print(json.dumps(figures, indent=1))
    return int(bool(judged["wrong"]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
