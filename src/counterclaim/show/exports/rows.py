"""Flat rows for export: each with a permalink and the quoted words it rests on.

Offsets are half-open, in Unicode code points of the article's text; days are ISO dates,
ends exclusive; ``spans`` lists every part of a discontinuous argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.charge_rows import (
    AllegationRow,
    TallyRow,
    allegation_rows,
    tally_rows,
)
from counterclaim.show.exports.incident_rows import (
    AccountRow,
    ComparisonRow,
    IncidentRow,
    account_rows,
    comparison_rows,
    incident_rows,
)
from counterclaim.show.exports.telling_rows import ClaimRow, EventRow, claim_rows, event_rows

Row = ClaimRow | EventRow | IncidentRow | AccountRow | ComparisonRow | AllegationRow | TallyRow

#: The tables of an export: name, row type, and where the rows come from.
TABLES: tuple[tuple[str, type[Row], Callable[[Corpus], Iterator[Row]]], ...] = (
    ("claims", ClaimRow, claim_rows),
    ("events", EventRow, event_rows),
    ("incidents", IncidentRow, incident_rows),
    ("accounts", AccountRow, account_rows),
    ("comparisons", ComparisonRow, comparison_rows),
    ("allegations", AllegationRow, allegation_rows),
    ("tallies", TallyRow, tally_rows),
)
