"""Flat rows for export: each with a permalink and the quoted words it rests on.

Offsets are half-open, in Unicode code points of the article's text; days are ISO dates,
ends exclusive; ``spans`` lists every part of a discontinuous argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.charge_rows import (
    AllegationRow,
    TallyRow,
    allegation_rows,
    tally_rows,
)
from counterclaim.show.exports.demand_rows import (
    BesideRow,
    DemandRow,
    beside_rows,
    demand_rows,
)
from counterclaim.show.exports.incident_rows import (
    AccountRow,
    ComparisonRow,
    IncidentRow,
    account_rows,
    comparison_rows,
    incident_rows,
)
from counterclaim.show.exports.label_rows import LabelExportRow, label_export_rows
from counterclaim.show.exports.matrix_rows import MatrixRow, matrix_rows
from counterclaim.show.exports.register_rows import (
    AgreementMentionRow,
    AgreementRow,
    ReplyRow,
    agreement_mention_rows,
    agreement_rows,
    reply_rows,
)
from counterclaim.show.exports.telling_rows import ClaimRow, EventRow, claim_rows, event_rows

Row = (
    ClaimRow
    | EventRow
    | IncidentRow
    | AccountRow
    | ComparisonRow
    | AllegationRow
    | TallyRow
    | AgreementRow
    | AgreementMentionRow
    | ReplyRow
    | DemandRow
    | BesideRow
    | MatrixRow
    | LabelExportRow
)

#: The tables of an export: name, row type, and where the rows come from.
TABLES: tuple[tuple[str, type[Row], Callable[[Corpus], Iterable[Row]]], ...] = (
    ("claims", ClaimRow, claim_rows),
    ("events", EventRow, event_rows),
    ("incidents", IncidentRow, incident_rows),
    ("accounts", AccountRow, account_rows),
    ("comparisons", ComparisonRow, comparison_rows),
    ("allegations", AllegationRow, allegation_rows),
    ("tallies", TallyRow, tally_rows),
    ("agreements", AgreementRow, agreement_rows),
    ("agreement_mentions", AgreementMentionRow, agreement_mention_rows),
    ("replies", ReplyRow, reply_rows),
    ("demands", DemandRow, demand_rows),
    ("tallies_beside", BesideRow, beside_rows),
    ("accusation_matrix", MatrixRow, matrix_rows),
    ("labels", LabelExportRow, label_export_rows),
)
