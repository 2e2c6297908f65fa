"""A writer that dies, a disk that is full, two writers at once: nothing that stood is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, dump, open_ledger, verify
from tests.factories import sample_reading
from tests.ledger.writer import corpus, write

ROOT = Path(__file__).resolve().parents[2]
POINTS = 7


def run(path: Path, *last: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(path), *last]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], int]:
    """What a whole run says, and how many statements it takes."""
    path = tmp_path_factory.mktemp("whole") / "a.ledger"
    done = run(path)
    assert done.returncode == 0, done.stderr
    return list(dump(path)), int(done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
@pytest.mark.parametrize("part", range(1, POINTS + 1))
def test_a_killed_writer_leaves_a_whole_ledger_and_the_next_run_ends_the_work(
    tmp_path: Path, undisturbed: tuple[list[str], int], part: int
) -> None:
    said, statements = undisturbed
    path = tmp_path / "a.ledger"
    done = run(path, str(part * statements // (POINTS + 1)))
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert verify(path) == []
    with open_ledger(path) as ledger:
        stored = {r.article.id: r for r in ledger.readings()}
        assert all(stored[r.article.id] == r for r in corpus() if r.article.id in stored)
        write(ledger)
    assert list(dump(path)) == said
    assert [p.name for p in tmp_path.iterdir()] == ["a.ledger"]


def add_many(ledger: Ledger) -> None:
    for n in range(400):
        ledger.add_reading(sample_reading(prefix=f"{n}. "))


@pytest.mark.parametrize("room", [0, 3, 10, 40])
def test_a_full_disk_is_told_and_nothing_that_stood_is_lost(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.ledger"
    first, *others = corpus()
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        (pages,) = ledger.db.execute("PRAGMA page_count").fetchone()
        ledger.db.execute(f"PRAGMA max_page_count = {pages + room}")
        with pytest.raises(LedgerError, match=r"disk of .* is full\. Free some space"):
            add_many(ledger)
        kept = ledger.article_ids()
        assert first.article.id in kept
    assert verify(path) == []
    with open_ledger(path) as ledger:
        assert ledger.article_ids() == kept
        assert ledger.add_reading(others[0])


LIMITED = """
import resource, sys
from pathlib import Path
from counterclaim.errors import LedgerError
from counterclaim.ledger import open_ledger
from tests.factories import sample_reading

with open_ledger(Path(sys.argv[1]), create=True) as ledger:
    ledger.add_reading(sample_reading())
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
try:
    with open_ledger(Path(sys.argv[1])) as ledger:
        for n in range(1000):
            ledger.add_reading(sample_reading(prefix=f"{n}. "))
except LedgerError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit of the system")
def test_a_limit_on_the_size_of_files_is_told_and_nothing_that_stood_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.ledger"
    command = [sys.executable, "-c", LIMITED, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "a limit on the size of files" in done.stdout, done.stderr
    assert verify(path) == []
    with open_ledger(path) as ledger:
        assert sample_reading().article.id in ledger.article_ids()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    first, second = corpus()[:2]
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with open_ledger(path, create=True) as ledger:
            ledger.add_reading(first)
            ledger.db.execute("BEGIN IMMEDIATE")
            held.set()
            done.wait(0.3)
            ledger.db.execute("COMMIT")

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert held.wait(60)
        with open_ledger(path, wait=60) as ledger:
            assert ledger.add_reading(second)
    finally:
        done.set()
        thread.join()
    with open_ledger(path, readonly=True) as ledger:
        assert len(ledger.article_ids()) == 2


def test_two_processes_that_make_the_same_ledger_make_one(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    command = [sys.executable, "-m", "tests.ledger.writer", str(path)]
    both = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    deadline = time.monotonic() + 300
    for process in both:
        _, errors = process.communicate(timeout=deadline - time.monotonic())
        assert process.returncode == 0, errors.decode()
    assert verify(path) == []
    with open_ledger(path, readonly=True) as ledger:
        assert len(ledger.article_ids()) == len(corpus())
        assert len(ledger.decisions()) == 2
