"""``python -m fuzz.readers fuzz/corpus [options of libFuzzer]``: bytes into every reader.

Needs atheris (``pip install 'counterclaim[fuzz]'``, Linux). The first byte of an input
chooses the name that the rest goes by. What a reader may do with it: give articles whose
marks fit their text, or set it aside with a reason. Nothing may escape, and nothing may
be set aside by the last net, which catches faults of ours.

``tests/properties/test_fuzz_corpus.py`` replays the stored corpus without atheris; an
input that shows a fault is added to it, and so becomes a test.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

#: By first byte; new ones come last, since the stored corpus counts on the order.
NAMES = (
    *("a.txt", "a.html", "a.jsonl", "a.csv", "a.xml", "a.zip", "a.tar", "a.gz", "a.warc", "a"),
    *("a.pdf", "a.wacz"),
)


class SamePlace:
    """A sandbox that parses in this process, where the fuzzer can see it."""

    def run(self, task: str, source: str) -> Any:
        """What the child process would answer."""
        from counterclaim.errors import UnreadableInputError
        from counterclaim.read import worker

        answer = worker._answer({"task": task, "source": source})
        if "error" in answer:
            raise UnreadableInputError(str(answer["error"]))
        return answer["result"]


def take(data: bytes, folder: Path) -> int:
    """Reads one input; how many articles it gave.

    Raises:
        AssertionError: if a reader did what it may not.
    """
    from counterclaim.read import documents, to_article
    from counterclaim.records import Quarantined, RawDocument
    from counterclaim.settings import Settings

    path = folder / NAMES[data[0] % len(NAMES) if data else 0]
    path.write_bytes(data[1:])
    count = 0
    for found in documents([path], settings=Settings()):
        item = to_article(found, settings=Settings()) if isinstance(found, RawDocument) else found
        if isinstance(item, Quarantined):
            assert item.reason
            assert "reading failed" not in item.reason, item.reason
            continue
        count += 1
        assert "\x00" not in item.text
        item.text.encode()
        marks = [mark.span for mark in item.boilerplate]
        for span in (*marks, *item.outlet_evidence, *item.published.evidence):
            assert span.end <= len(item.text), span
        if item.title_span:
            assert item.title_span.of(item.text) == item.title
    return count


def main() -> None:
    """Hands over to the fuzzer, which ends by itself only on a fault or when told to."""
    import atheris

    with atheris.instrument_imports(include=["counterclaim.read", "pypdf"]):
        from counterclaim.read import content, feed, feeds, page, pdf, worker

    void((feed, page, pdf, worker))  # imported here, so that what they run is counted
    for module in (content, feeds):
        module.shared_sandbox = SamePlace  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, lambda data: void(take(data, Path(folder))))
        atheris.Fuzz()


def void(_: object) -> None:
    """Nothing."""


if __name__ == "__main__":
    main()
