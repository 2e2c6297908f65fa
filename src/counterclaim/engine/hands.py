"""Workers that are local processes, each at the other end of a pipe."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from counterclaim.engine.crew import Answer, ask

DIED = "its worker process died, perhaps for want of memory; fewer --workers need less"


@dataclass(frozen=True, eq=False)
class Worker:
    """A process and our end of its pipe."""

    process: BaseProcess
    pipe: Connection


def hear_no_interrupt() -> None:
    """In a worker: Ctrl-C, which the terminal tells it too, is its driver's own matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def unheard_interrupts() -> Iterator[None]:
    """Processes that are started meanwhile hear no Ctrl-C from their first step on.

    Only the main thread can see to it; elsewhere they hear it until they are loaded.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection) -> None:
    """Answers items until the pipe is closed."""
    hear_no_interrupt()
    while True:
        try:
            function, item = pipe.recv()
        except EOFError:
            break
        pipe.send(ask(function, item))
    os._exit(0)  # no waiting for what libraries leave running


class ProcessHands:
    """Spawned, not forked: a forked copy of a threaded parent can deadlock."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")

    def hire(self) -> Worker:
        """A process that waits for work."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs,), daemon=True)
        with unheard_interrupts():
            process.start()
        theirs.close()
        return Worker(process, ours)

    def give(self, worker: Worker, function: Callable[[Any], Any], item: Any) -> None:
        """Sends an item; of a worker that died before, ``wait`` tells."""
        try:
            worker.pipe.send((function, item))
        except OSError:
            worker.process.join()

    def wait(self, workers: Sequence[Worker]) -> list[tuple[Worker, Answer]]:
        """Those that answered or whose pipe broke."""
        by_pipe = {worker.pipe: worker for worker in workers}
        return [(by_pipe[p], self._answer(by_pipe[p])) for p in wait(list(by_pipe))]  # type: ignore[index]

    def _answer(self, worker: Worker) -> Answer:
        try:
            answer: Answer = worker.pipe.recv()
        except (EOFError, OSError):
            return Answer(failure=DIED, died=True)
        return answer

    def dismiss(self, workers: Iterable[Worker]) -> None:
        """Closes pipes, so that the processes end; kills those that do not."""
        gone = list(workers)
        for worker in gone:
            worker.pipe.close()
            worker.process.terminate()
        for worker in gone:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
