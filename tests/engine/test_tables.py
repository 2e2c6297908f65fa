"""The tables of bulk give back the readings that they were made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from counterclaim.engine.columns import Columns
from counterclaim.engine.tables import to_rows
from counterclaim.ledger import shapes
from tests.factories import sample_corpus


def test_an_event_keeps_all_its_parties() -> None:
    reading, _ = sample_corpus()
    (event,) = reading.understanding.events
    event = replace(event, more_actors=("a", "b"), more_targets=("c",))
    told = replace(reading, understanding=replace(reading.understanding, events=(event,)))
    rows = defaultdict(list)
    for table, row in to_rows(told, version="1", shard="one"):
        rows[table].append(row)
    (row,) = rows["events"]
    columns = Columns(shapes.EVENT)
    assert columns.read(row, quantities=event.quantities) == event
    older = {name: value for name, value in row.items() if not name.startswith("more_")}
    alone = replace(event, more_actors=(), more_targets=())
    assert columns.read(older, quantities=event.quantities) == alone
