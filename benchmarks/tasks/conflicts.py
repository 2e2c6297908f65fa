"""Conflicts: do two articles report one incident, and do their accounts agree?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from counterclaim.compare.corpus import group_incidents, whole
from counterclaim.compare.incidents.tolls import head_tolls
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Account, Compared, Comparison, Incident, Outcome, Reading, Slot
from counterclaim.spans import Spans

NAMES = {
    Outcome.AGREE: "agree",
    Outcome.REFINE: "refines",
    Outcome.CONFLICT: "conflict",
    Outcome.SILENT: "one_silent",
}
#: The slots of the gold set; wounded, targets and denials are not among them.
SLOTS = (
    Slot.KILLED,
    Slot.CIVILIANS,
    Slot.CHILDREN,
    Slot.ACTOR,
    Slot.CAUSE,
    Slot.PLACE,
    Slot.DATE,
)


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """For each pair, whether it is one incident and the relation in each slot."""
    rows = list(read_jsonl(folder / "articles.jsonl"))
    read = [reading for _, reading in readings(rows, pipeline)]
    names = {row["id"]: reading.article.id for row, reading in zip(rows, read, strict=True)}
    yield from answer(records, read, names, pipeline)


def answer(
    records: list[Json], read: list[Reading], names: Mapping[str, str], pipeline: Pipeline
) -> Iterator[Json]:
    """The answers from the incidents that the product finds among all the articles."""
    view = pipeline.stock.view
    grouped = group_incidents(sorted(read, key=lambda r: r.article.id), view=view)
    told = whole(grouped.told(view))
    heads = _Heads(read, told, view)
    led = {item.event.id: item.article.id for item in grouped.items if item.main is not None}
    leads = {i.id: {led[event] for event in i.events if event in led} for i in told.incidents}
    for record in records:
        a, b = names[record["a"]], names[record["b"]]
        shared = [
            i
            for i in told.incidents
            if {a, b} <= {x.article_id for x in i.accounts} and {a, b} & leads[i.id]
        ]
        slots = _relations(_first(shared, a, b), told, a, b, heads) if shared else {}
        yield {"id": record["id"], "same_incident": bool(shared), "slots": slots}


def _first(shared: list[Incident], a: str, b: str) -> Incident:
    """Of several incidents that two articles share, the one that most of their events tell."""

    def told_by(incident: Incident) -> int:
        return sum(len(x.events) for x in incident.accounts if x.article_id in (a, b))

    return max(shared, key=lambda i: (told_by(i), i.id))


class _Heads:
    """What the reports lead with, to tell which of their comparisons is the one of the leads."""

    def __init__(self, read: Iterable[Reading], told: Compared, view: View) -> None:
        self._tolls = {r.article.id: head_tolls(r, view=view) for r in read}
        self._accounts = {x.id: x for i in told.incidents for x in i.accounts}

    def lead(self, found: Comparison) -> bool:
        """Whether a comparison is of the two figures that the reports lead with."""
        sides = ((found.a, found.spans_a), (found.b, found.spans_b))
        return all(self._leads(self._accounts[a], spans, found.slot) for a, spans in sides)

    def _leads(self, account: Account, spans: Spans, slot: Slot) -> bool:
        tolls = self._tolls[account.article_id]
        toll = {
            Slot.KILLED: tolls.killed,
            Slot.CIVILIANS: tolls.civilians,
            Slot.CHILDREN: tolls.children,
        }.get(slot)
        given = {v.value.partition("..")[0] for v in account.values if v.spans[:1] == spans[:1]}
        return toll is not None and f"{toll.low:g}" in given


def _relations(
    incident: Incident, told: Compared, a: str, b: str, heads: _Heads
) -> dict[str, str | None]:
    """The relation in each slot of what the articles lead with, else of what they state first."""
    article = {account.id: account.article_id for account in incident.accounts}
    between = [
        c
        for c in told.comparisons
        if c.incident_id == incident.id and {article[c.a], article[c.b]} == {a, b}
    ]
    return {slot.value: _relation([c for c in between if c.slot is slot], heads) for slot in SLOTS}


def _relation(found: list[Comparison], heads: _Heads) -> str | None:
    both = [c for c in found if c.outcome is not Outcome.SILENT]
    if not both:
        return NAMES[Outcome.SILENT] if found else None
    leading = min(both, key=lambda c: (not heads.lead(c), c.spans_a[0].start + c.spans_b[0].start))
    return NAMES[leading.outcome]
