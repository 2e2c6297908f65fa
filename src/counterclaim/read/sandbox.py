"""Runs a parse in a child process with limits on time and memory.

One child serves many documents; a document that crashes it, or takes too long, costs
that child and nothing else. ``subprocess`` is used and not ``multiprocessing``: it
does not import the caller's main module again, and sends no pickles.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import PARSE_SECONDS
from counterclaim.read.worker import receive, send


class Sandbox:
    """A child process that is started when first needed, and again after a crash."""

    def __init__(self, *, seconds: float = PARSE_SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def run(self, task: str, source: str) -> Any:
        """What the task makes of the source; see ``worker`` for the tasks.

        Raises:
            UnreadableInputError: if the task refuses, crashes or exceeds a limit.
        """
        with self._lock:
            answer, late = self._ask({"task": task, "source": source})
            if answer and answer.get("exhausted"):  # memory may be torn by earlier documents
                self.close()
                answer, late = self._ask({"task": task, "source": source})
        if late:
            raise UnreadableInputError(f"reading it took more than {self._seconds:.0f} seconds")
        if answer is None:
            raise UnreadableInputError("the parser crashed on it")
        if "error" in answer:
            raise UnreadableInputError(str(answer["error"]))
        return answer["result"]

    def close(self) -> None:
        """Ends the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any] | None, bool]:
        child = self._started()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the child has no pipes")
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        watchdog = threading.Timer(self._seconds, give_up)
        watchdog.daemon = True
        watchdog.start()
        try:
            send(child.stdin, request)
            answer = receive(child.stdout)
        except OSError:
            answer = None
        finally:
            watchdog.cancel()
        if answer is None or late.is_set():
            self.close()
        return answer, late.is_set() and answer is None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the child belongs to the parent
            self._child, self._owner = None, os.getpid()
        if self._child is None or self._child.poll() is not None:
            # -P keeps a "json.py" in the current folder from being imported.
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "counterclaim.read.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._child


@cache
def shared_sandbox() -> Sandbox:
    """The sandbox of this process."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox


def _environment() -> dict[str, str]:
    """The caller's environment, with this package to be found where it is now."""
    package = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in (package, known) if p)}
