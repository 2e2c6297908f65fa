"""The embedded database: one portable SQLite file, its schema, store, queries, decisions."""

from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.ledger.verify import Fault, verify

__all__ = ["Fault", "Ledger", "open_ledger", "verify"]
