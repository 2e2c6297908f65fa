"""A checkable ledger of who claims what about whom, from conflicting press reports."""

from counterclaim.checking import check
from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger, open_ledger, verify
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, Attribution, Compared, Reading
from counterclaim.settings import VERSION, Settings
from counterclaim.spans import Span
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
