"""Products of small matrices on the thread that asks for them.

The library behind numpy (OpenBLAS, MKL) gives those from some size on to threads of its own.
Beside the encoder's threads these mostly wait, busily: a tenth of the stage's processor time.
How a product is parted among them also changes the last digits of a score now and then, which
then hang on the number of processors.
"""

from __future__ import annotations

from collections.abc import Callable

from threadpoolctl import ThreadpoolController

from counterclaim.whileasked import WhileAsked


def _one() -> Callable[[], object]:
    limit = ThreadpoolController().limit(limits=1, user_api="blas")
    restore: Callable[[], object] = limit.restore_original_limits
    return restore


one_thread = WhileAsked(_one)
"""That library uses one thread in the block; what it was allowed comes back."""
