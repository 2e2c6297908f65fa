"""Runs a parse in a child process with limits on time and memory.

One child serves many documents; a document that crashes it, or takes too long, costs
that child and nothing else. ``subprocess`` is used and not ``multiprocessing``: it
does not import the caller's main module again, and sends no pickles.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any, Final

from counterclaim.errors import UnreadableInputError
from counterclaim.read.limits import PARSE_SECONDS, WAIT_SECONDS
from counterclaim.read.worker import receive, send

_OUT_OF_TIME: Final = 24  # SIGXCPU, which Windows lacks
_GRACE: Final = 1.0  # seconds a child has to end by itself


class Sandbox:
    """A child process that is started when first needed, and again after a crash."""

    def __init__(self, *, seconds: int = PARSE_SECONDS, wait: float = WAIT_SECONDS) -> None:
        self._seconds = seconds
        self._wait = wait
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def run(self, task: str, source: str) -> Any:
        """What the task makes of the source; see ``worker`` for the tasks.

        Raises:
            UnreadableInputError: if the task refuses, crashes or exceeds a limit.
        """
        request = {"task": task, "source": source, "seconds": self._seconds}
        with self._lock:
            answer = self._ask(request)
            if answer.get("exhausted"):  # memory may be torn by earlier documents
                self.close()
                answer = self._ask(request)
        if "error" in answer:
            raise UnreadableInputError(str(answer["error"]))
        return answer["result"]

    def close(self) -> int | None:
        """Ends the child; its exit status, if there was one.

        A child that waits for requests ends by itself when its pipe is closed.
        """
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return None
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            return child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        child = self._started()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the child has no pipes")
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        watchdog = threading.Timer(self._wait, give_up)
        watchdog.daemon = True
        watchdog.start()
        try:
            send(child.stdin, request)
            answer = receive(child.stdout)
        except OSError:
            answer = None
        finally:
            watchdog.cancel()
        if answer is not None and not late.is_set():
            return answer
        status = self.close()
        return answer or {"error": self._obituary(status, late=late.is_set())}

    def _obituary(self, status: int | None, *, late: bool) -> str:
        """What to tell of a child that died: by its own limits, or by a fault."""
        if late:
            return f"reading it took more than {self._wait:.0f} seconds"
        if status == -_OUT_OF_TIME:
            return f"reading it took more than {self._seconds} seconds of processor time"
        return "the parser crashed on it"

    def _started(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the child belongs to the parent
            self._child, self._owner = None, os.getpid()
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(  # noqa: S603 (a fixed program)
                _command(),
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


def _command() -> list[str]:
    """How the child is started; -P keeps a "json.py" in the current folder out."""
    return [sys.executable, "-P", "-m", "counterclaim.read.worker"]


def _environment() -> dict[str, str]:
    """The caller's environment, with this package to be found where it is now.

    Relative entries of the path are left out: they would be looked for in the current
    folder, which may hold what the documents' sender put there.
    """
    package = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [package, *(path for path in known if Path(path).is_absolute())]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
