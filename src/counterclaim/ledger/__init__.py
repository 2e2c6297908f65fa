"""The embedded database: one portable SQLite file, its schema, store, queries, decisions."""

from counterclaim.ledger.corrections import apply_decisions
from counterclaim.ledger.dump import dump, fingerprint
from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.ledger.spool import Spool
from counterclaim.ledger.verify import Fault, verify

__all__ = [
    "Fault",
    "Ledger",
    "Spool",
    "apply_decisions",
    "dump",
    "fingerprint",
    "open_ledger",
    "verify",
]
