"""A ledger checked whole: that it holds together, and that each text is what its bytes say.

``ledger.verify`` sees the file alone, and believes a text whose seal fits. Here the raw
bytes are read once more, so that a text that was changed and sealed anew is found too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import LedgerError, SpanError
from counterclaim.ledger import Fault, Ledger, open_ledger, verify
from counterclaim.read import differences
from counterclaim.records import Article
from counterclaim.settings import VERSION


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: faults, what could not be looked at, and how many texts were read again."""

    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    compared: int = 0


def check(path: str | Path, *, quick: bool = False) -> Checked:
    """All faults of a ledger, see ``ledger.verify``, and of its texts against their bytes.

    Articles that another version of the program made are counted in the notes: it may have
    read by other rules, so that a difference would be no fault.

    Args:
        path: the ledger; it is not written.
        quick: derive nothing anew and read no bytes again.

    Raises:
        LedgerError: if the file is missing or is no ledger of this version.
    """
    faults = verify(path, anew=not quick)
    if quick or any(fault.subject == "file" for fault in faults):
        return Checked(tuple(faults))
    others: Counter[str] = Counter()
    compared = 0
    with open_ledger(path, readonly=True) as ledger:
        for article, version in _articles(ledger):
            made_by = version.partition("+")[0]
            if isinstance(article, Fault):
                faults.append(article)
            elif made_by != VERSION:
                others[made_by] += 1
            else:
                compared += 1
                subject = f"article {article.id}"
                faults += [Fault(subject, message) for message in differences(article)]
    return Checked(tuple(faults), tuple(_notes(others)), compared)


def _articles(ledger: Ledger) -> Iterator[tuple[Article | Fault, str]]:
    for article_id in ledger.article_ids():
        try:
            found = ledger.article(article_id)
        except (LedgerError, SpanError, ValueError, TypeError, KeyError):
            yield Fault(f"article {article_id}", "what is stored of it is no article"), ""
            continue
        if found is not None:
            yield found


def _notes(others: Counter[str]) -> Iterator[str]:
    for version, count in sorted(others.items()):
        made_by = f"version {version}" if version else "a version that is not named"
        yield f"{count} article(s) made by {made_by}, whose texts this one cannot compare"
