"""Conflicts: do two articles report one incident, and do their accounts agree?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.records import Json, read_jsonl, readings
from counterclaim.compare.corpus import group_incidents, whole
from counterclaim.compare.incidents.tolls import VAGUE
from counterclaim.pipeline import Pipeline
from counterclaim.records import Compared, Comparison, Incident, Outcome, Reading, Slot

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
    told = whole(group_incidents(sorted(read, key=lambda r: r.article.id), view=view).told(view))
    worded = _worded({reading.article.id: reading.article.text for reading in read}, told)
    for record in records:
        a, b = names[record["a"]], names[record["b"]]
        shared = [i for i in told.incidents if {a, b} <= {x.article_id for x in i.accounts}]
        slots = _relations(_first(shared, a, b), told, a, b, worded) if shared else {}
        yield {"id": record["id"], "same_incident": bool(shared), "slots": slots}


def _first(shared: list[Incident], a: str, b: str) -> Incident:
    """Of several incidents that two articles share, the one that most of their events tell."""

    def told_by(incident: Incident) -> int:
        return sum(len(x.events) for x in incident.accounts if x.article_id in (a, b))

    return max(shared, key=lambda i: (told_by(i), i.id))


def _worded(texts: Mapping[str, str], told: Compared) -> Callable[[Comparison], bool]:
    """Whether a comparison holds a word for a number against another: "dozens" leads with none."""
    article = {account.id: account.article_id for i in told.incidents for account in i.accounts}

    def worded(found: Comparison) -> bool:
        sides = ((found.a, found.spans_a), (found.b, found.spans_b))
        first = (spans[0].of(texts[article[account]]).casefold() for account, spans in sides)
        return any(word in words for words in first for word in VAGUE)

    return worded


def _relations(
    incident: Incident, told: Compared, a: str, b: str, worded: Callable[[Comparison], bool]
) -> dict[str, str | None]:
    """The relation in each slot of what each article states first of the incident."""
    article = {account.id: account.article_id for account in incident.accounts}
    between = [
        c
        for c in told.comparisons
        if c.incident_id == incident.id and {article[c.a], article[c.b]} == {a, b}
    ]
    return {slot.value: _relation([c for c in between if c.slot is slot], worded) for slot in SLOTS}


def _relation(found: list[Comparison], worded: Callable[[Comparison], bool]) -> str | None:
    both = [c for c in found if c.outcome is not Outcome.SILENT]
    if not both:
        return NAMES[Outcome.SILENT] if found else None
    leading = min(both, key=lambda c: (worded(c), c.spans_a[0].start + c.spans_b[0].start))
    return NAMES[leading.outcome]
