"""Python's search for garbage in rings, made rarer while articles are understood.

Records hold one another in no rings, so there is next to nothing to be found; yet each
search of all generations walks through the knowledge packs too.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

from counterclaim.whileasked import WhileAsked

#: Objects made, less those gone, between two searches of the youngest; Python's own is 700.
#: Searches took 2 to 3% of a processor with it (60 articles), and take next to nothing with this.
RARELY = 50_000


def _rarely() -> Callable[[], object]:
    """Makes searches rarer, but none where the program has turned them off."""
    youngest, *older = found = gc.get_threshold()
    gc.set_threshold(max(youngest, RARELY) if youngest else 0, *older)
    return partial(gc.set_threshold, *found)


rare_collections = WhileAsked(_rarely)
"""Garbage is searched for more rarely in the block; what the program has set comes back."""
