"""How long a thread waits for Python's lock, made shorter while articles are understood.

A thread whose encoder has computed a batch needs the lock before it can begin the next;
the rules of other threads hold it until it is asked for so long.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from counterclaim.whileasked import WhileAsked

#: Seconds; Python's own are .005, a third of what a batch takes.
SOON = 0.0005


def _soon() -> Callable[[], object]:
    found = sys.getswitchinterval()
    if found > SOON:
        sys.setswitchinterval(SOON)
    return partial(sys.setswitchinterval, found)


quick_switches = WhileAsked(_soon)
"""Threads hand on the lock sooner in the block; what the program has set comes back."""
