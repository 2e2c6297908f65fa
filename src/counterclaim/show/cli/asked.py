"""What a command asks of: the ledger it names, with the knowledge packs' names."""

from __future__ import annotations

import getpass
from pathlib import Path

from counterclaim.show.corpus import Corpus, load_corpus
from counterclaim.stock import Stock


def corpus_of(ledger: Path) -> Corpus:
    """All of a ledger, decisions in force.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    return load_corpus(ledger, view=Stock().view)


def user_name() -> str:
    """Who uses this machine, for decisions that name nobody else."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such account, as in some containers
        return "analyst"
