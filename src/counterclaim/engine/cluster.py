"""Workers that are actors of a Ray cluster; needs the extra ``counterclaim[cluster]``.

Each actor loads the model once and then answers item after item. When an actor or its
node dies, the crew hires another one, wherever the cluster has room, and the item is
tried again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from counterclaim.engine.crew import Answer, Crew, ask
from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.protocols import Done

A = TypeVar("A")
B = TypeVar("B")


class _Actor:
    """The body of an actor."""

    def ask(self, function: Callable[[Any], Any], item: Any) -> Answer:
        """The answer to one item."""
        return ask(function, item)


@dataclass
class RayHands:
    """Actors with one processor each."""

    ray: Any
    _waited: dict[Any, Any] = field(default_factory=dict)  # what is waited for, by actor

    def hire(self) -> Any:
        """A new actor."""
        return self.ray.remote(num_cpus=1, max_restarts=0)(_Actor).remote()

    def give(self, worker: Any, function: Callable[[Any], Any], item: Any) -> None:
        """Asks an actor."""
        self._waited[worker] = worker.ask.remote(function, item)

    def wait(self, workers: Sequence[Any]) -> list[tuple[Any, Answer]]:
        """Those that answered or died."""
        by_answer = {self._waited[worker]: worker for worker in workers}
        ready, _ = self.ray.wait(list(by_answer), num_returns=1)
        return [(by_answer[r], self._answer(by_answer[r], r)) for r in ready]

    def _answer(self, worker: Any, reference: Any) -> Answer:
        self._waited.pop(worker)
        try:
            answer: Answer = self.ray.get(reference)
        except self.ray.exceptions.RayError as error:
            first = str(error).strip().splitlines()[0]
            return Answer(failure=f"its worker on the cluster died ({first:.160})", died=True)
        return answer

    def dismiss(self, workers: Iterable[Any]) -> None:
        """Ends actors."""
        for worker in workers:
            self._waited.pop(worker, None)
            self.ray.kill(worker)


class OnRay:
    """Runs items on a Ray cluster."""

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        """With ``workers`` None there is one to a processor; without address Ray starts here."""
        self._workers, self._address = workers, address
        self._crew: Crew | None = None

    def map(self, function: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """The results in the order of the items; see ``Crew.map``.

        Raises:
            MissingExtraError: if Ray is not installed.
            CounterclaimError: if it cannot be started or reached, or an item failed.
        """
        return self._hired().map(function, items)

    def gather(
        self, function: Callable[[A], B], items: Iterable[A], *, tries: int = 1
    ) -> Iterator[Done[A, B]]:
        """Each item when it is done; see ``protocols.Executor``.

        Raises:
            MissingExtraError: if Ray is not installed.
            CounterclaimError: if it cannot be started or reached.
        """
        return self._hired().gather(function, items, tries)

    def close(self) -> None:
        """Ends the actors."""
        if self._crew is not None:
            self._crew.close()

    def _hired(self) -> Crew:
        if self._crew is None:
            ray = self._started()
            size = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
            self._crew = Crew(RayHands(ray), size)
        return self._crew

    def _started(self) -> Any:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError as error:
            raise MissingExtraError(
                "--engine ray needs an extra: pip install 'counterclaim[cluster]'"
            ) from error
        if not ray.is_initialized():
            local: dict[str, Any] = {}
            if self._address is None:
                local = {"num_cpus": self._workers, "include_dashboard": False}
            try:
                ray.init(address=self._address, log_to_driver=False, **local)
            except Exception as error:  # it raises what not; nothing of ours runs in there
                ray.shutdown()
                raise CounterclaimError(f"Ray could not be started or reached: {error}") from error
        return ray
