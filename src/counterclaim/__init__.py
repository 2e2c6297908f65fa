"""A checkable ledger of who claims what about whom, from conflicting press reports.

What needs the encoder or the database is loaded when it is first asked for: the process that
parses a page needs neither.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from counterclaim.errors import CounterclaimError
from counterclaim.records import Article, Attribution, Compared, Reading
from counterclaim.settings import VERSION, Settings
from counterclaim.spans import Span

if TYPE_CHECKING:
    from counterclaim.checking import check
    from counterclaim.ledger import Ledger, open_ledger, verify
    from counterclaim.pipeline import Pipeline
    from counterclaim.stock import Stock

__version__ = VERSION

__all__ = [
    "Article",
    "Attribution",
    "Compared",
    "CounterclaimError",
    "Ledger",
    "Pipeline",
    "Reading",
    "Settings",
    "Span",
    "Stock",
    "__version__",
    "check",
    "open_ledger",
    "verify",
]

_LATER = {
    "Ledger": "counterclaim.ledger",
    "Pipeline": "counterclaim.pipeline",
    "Stock": "counterclaim.stock",
    "check": "counterclaim.checking",
    "open_ledger": "counterclaim.ledger",
    "verify": "counterclaim.ledger",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
