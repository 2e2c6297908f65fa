"""Products of small matrices on the thread that asks for them.

The library behind numpy (OpenBLAS, MKL) gives those from some size on to threads of its own.
Beside the encoder's threads these mostly wait, busily: a tenth of the stage's processor time.
How a product is parted among them also changes the last digits of a score now and then, which
then hang on the number of processors.
"""

from __future__ import annotations

from contextlib import ContextDecorator, ExitStack
from threading import Lock

from threadpoolctl import ThreadpoolController


class _OneThread(ContextDecorator):
    """Limits the library while anybody asks for it; the last to go sets back what was found."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._limits = ExitStack()

    def __enter__(self) -> None:
        with self._lock:
            if not self._asking:
                limit = ThreadpoolController().limit(limits=1, user_api="blas")
                self._limits.enter_context(limit)
            self._asking += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._asking -= 1
            if not self._asking:
                self._limits.close()


#: Around a block or, as a decorator, a function; blocks may overlap, whatever thread they run in.
one_thread = _OneThread()
