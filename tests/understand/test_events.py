"""Events against a table of sentences written for the purpose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from counterclaim.records import Event, Understanding
from counterclaim.understand import understand
from tests.understand.scripted import ScriptedReader, article

TABLE = Path(__file__).with_name("events_table.tsv")
LATER = Path(__file__).with_name("events_later.tsv")
EXACT = Path(__file__).with_name("events_exact.tsv")
COLUMNS = 9


SLOTS = ("sentence", "trigger", "type", "actor", "target", "place", "factuality")


@dataclass(frozen=True)
class Row:
    """One sentence and the event that it must give."""

    sentence: str
    trigger: str
    type: str
    actor: str
    target: str
    place: str
    factuality: str
    names: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str, str], ...]


def table(path: Path = TABLE) -> list[Row]:
    """The rows of a table; a row with too many cells is an error."""
    rows: list[Row] = []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        assert len(cells) <= COLUMNS, line
        cells += [""] * (COLUMNS - len(cells))
        names = [pair.strip().split("=", 1) for pair in cells[7].split(";") if pair.strip()]
        said = [tuple(part.strip() for part in s.split(" > ")) for s in cells[8].split(";") if s]
        slots = dict(zip(SLOTS, (cell.strip() for cell in cells), strict=False))
        rows.append(
            Row(
                **slots,
                names=tuple((kind, surface) for kind, surface in names),
                said=tuple((s, c, x) for s, c, x in said),
            )
        )
    return rows


def read(row: Row) -> tuple[str, Understanding]:
    reader = ScriptedReader(names=row.names, said=row.said)
    one = article(row.sentence)
    return one.text, understand(one, reader=reader)


def event_at(row: Row, text: str, found: Understanding) -> Event | None:
    """The event whose trigger overlaps the row's."""
    start = text.index(row.trigger)
    end = start + len(row.trigger)
    fitting = [e for e in found.events if e.trigger.start < end and start < e.trigger.end]
    return next(iter(sorted(fitting, key=lambda e: e.type != row.type)), None)


def judged(path: Path) -> list[dict[str, bool]]:
    """Per row which slots are right; a slot that the row leaves open is not there."""
    results: list[dict[str, bool]] = []
    for row in table(path):
        text, found = read(row)
        event = event_at(row, text, found)
        result = {"trigger": event is not None}
        if event is not None:
            mentions = {m.id: m.text for m in found.mentions}
            result["type"] = event.type == row.type
            if row.factuality != "?":
                result["factuality"] = event.factuality == row.factuality
            for slot in ("actor", "target", "place"):
                wanted = getattr(row, slot)
                if wanted != "?":
                    got = [mentions[key] for key in parties(event, slot)]
                    parts = wanted.split(" + ") if wanted else []
                    result[slot] = len(got) == len(parts) and all(map(_same, got, parts))
        results.append(result)
    return results


def parties(event: Event, slot: str) -> tuple[str, ...]:
    """The mentions of a slot, in order; of a side all its parties."""
    place = (event.place,) if event.place else ()
    return {"actor": event.actors, "target": event.targets, "place": place}[slot]


def _same(got: str, wanted: str) -> bool:
    def plain(text: str) -> str:
        return text.lower().removeprefix("the ").removeprefix("a ")

    return plain(got) == plain(wanted)


@pytest.mark.parametrize(("path", "least"), [(TABLE, 150), (LATER, 40)])
def test_the_tables_are_large_enough_and_their_words_stand_in_them(path: Path, least: int) -> None:
    rows = table(path)
    assert len(rows) >= least
    for row in rows:
        assert row.trigger in row.sentence, row
        for _, surface in row.names:
            assert surface in row.sentence, row
        for said in row.said:
            assert all(part in row.sentence for part in said), row


def shares(path: Path) -> dict[str, float]:
    """The share of rows right per slot."""
    results = judged(path)
    found: dict[str, float] = {}
    for slot in ("trigger", "type", "factuality", "actor", "target", "place"):
        here = [r[slot] for r in results if slot in r]
        found[slot] = sum(here) / len(here)
    return found


def test_events_of_the_table() -> None:
    """The rules were written with this table in sight: it guards against losses."""
    found = shares(TABLE)
    assert min(found["trigger"], found["type"], found["factuality"]) >= 0.97, found
    assert min(found["actor"], found["target"], found["place"]) >= 0.95, found


def test_events_of_sentences_written_later() -> None:
    """Before any mending these gave .93 trigger, .98 factuality, .91 actor: the honest figure."""
    found = shares(LATER)
    assert min(found["trigger"], found["type"], found["factuality"]) >= 0.93, found
    assert min(found["actor"], found["target"], found["place"]) >= 0.90, found


@pytest.mark.parametrize("row", judged(EXACT), ids=[row.sentence for row in table(EXACT)])
def test_a_rule_holds_in_its_sentence(row: dict[str, bool]) -> None:
    assert all(row.values())


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The protests were met with a crackdown in Ruwan.", "met"),
        ("A fire on Norland's coast burned for days.", "fire on"),
        ("The truce has lost its value for Norland.", "lost"),
        ("Norland laid a crushing army siege to the town.", "crushing"),
        ("A network for electronic trading in Norland.", "trading"),
        ("The envoy of Norland provided details.", "provided"),
        ("Norland released toxic gas.", "released"),
        ("An envoy who asked not to be named left Norland.", "asked"),
        ("Norland gave him free rein.", "free"),
        ("Norland fired back with shells.", "back"),
        ("The growing demand for corn drove prices up in Norland.", "demand"),
        ("Norland saw warning signs on the battle lines.", "warning"),
        ("Amnesty International left Norland.", "Amnesty"),
        ("Troops committed massacres before they left for Norland.", "committed"),
        ("Norland is talking about a border.", "talking"),
        ("Some dismiss talk of a war in Norland.", "talk"),
        ("The blast took place outside the town.", "took"),
        ("Villagers took shelter among trees.", "shelter"),
        ("We welcome comments that tell more of Norland.", "welcome"),
        ("A disarmament official left Norland.", "disarmament"),
        ("Norland had free elections.", "free"),
        ("Norland: this discussion is now closed.", "discussion"),
        ("Norland failed to meet its obligations.", "meet"),
        ("The plan violates the sovereignty of Norland.", "violates"),
        ("Exports of Norland hit a record high.", "hit"),
        ("Norland imposed targeted sanctions.", "targeted"),
        ("Jets struck rebel targets inside Norland.", "targets"),
        ("Two vehicles equipped with radios left Norland.", "equipped"),
        ("The fortune that he amassed in Norland is gone.", "amassed"),
        ("The worst storm in years crossed Norland.", "storm"),
        ("A video purportedly shot in Norland showed a room.", "shot"),
        ("Debts damaged the economy of Norland.", "damaged"),
        ("The coach of Norland attacked the striker.", "attacked"),
        ("A spokesman for Norland declined to comment.", "declined"),
        ("His background allows him much in Norland.", "allows"),
        ("He was born in a military hospital and later moved to Norland.", "moved"),
        ("It was freezing in Norland.", "freezing"),
        ("The bridge in Norland took over a century to build.", "took over"),
        ("Unrest in Norland threatens to spread.", "threatens"),
        ("When asked about Norland, he smiled.", "asked"),
        ("Norland faces a threat of floods.", "threat"),
        ("Norland helped to set the agenda.", "helped"),
        ("Well trained men left Norland.", "trained"),
        ("His words in Norland met with silence.", "met with"),
        ("Students in Norland were sharing information.", "sharing information"),
        ("His tale of Norland provided more of a thrill.", "provided"),
        ("Debts of Norland hit 65 billion.", "hit"),
        ("Voss of Norland emerged battered but smiling.", "battered"),
        ("Norland called for non-violence.", "violence"),
    ],
)
def test_what_only_sounds_like_an_event_is_none(sentence: str, word: str) -> None:
    found = understand(article(sentence), reader=ScriptedReader(names=(("Location", "Norland"),)))
    assert word not in [e.trigger.of(sentence) for e in found.events]


def test_the_dead_of_each_clause_are_of_its_own_act() -> None:
    text = "Air strikes on Ruwan killed 17 farmers while mortar fire on Kesh killed another two."
    reader = ScriptedReader(names=(("Location", "Ruwan"), ("Location", "Kesh")))
    found = understand(article(text), reader=reader)
    counts = {q.id: q.best for q in found.quantities}
    assert {e.trigger.of(text): [counts[q] for q in e.quantities] for e in found.events} == {
        "Air strikes": [17],
        "mortar fire": [2],
    }


@pytest.mark.parametrize(
    ("inner", "place"), [("the town of Kesh", "the town of Kesh"), ("the camp", "rural Ruwan")]
)
def test_it_happened_at_the_narrower_of_two_named_places(inner: str, place: str) -> None:
    text = f"In {inner} in rural Ruwan five people were killed."
    names = (("Location", inner), ("Location", "rural Ruwan"))
    literal = (("literal", "the town of Kesh"), ("literal", "rural Ruwan"))
    found = understand(article(text), reader=ScriptedReader(names=names, toponyms=literal))
    mentions = {m.id: m.text for m in found.mentions}
    assert [mentions[e.place or ""] for e in found.events] == [place]


def test_where_a_speaker_sits_is_not_where_it_happened() -> None:
    row = Row(
        "The Ruwan Monitor, based in Norland, said that 73 people had been killed.",
        "killed", "ASSAULT", "", "", "", "claimed",
        names=(("Organization", "The Ruwan Monitor"), ("Location", "Norland")),
        said=(("The Ruwan Monitor, based in Norland", "said", "that 73 people had been killed"),),
    )  # fmt: skip
    text, found = read(row)
    event = event_at(row, text, found)
    assert event is not None
    assert event.attribution is not None
    assert event.place is None


def test_where_somebody_speaks_is_not_where_it_happened() -> None:
    text = "Addressing a forum in Norland, Aram Voss said that fighting goes on."
    names = (("Person", "Aram Voss"), ("Location", "Norland"))
    said = (("Aram Voss", "said", "that fighting goes on"),)
    found = understand(article(text), reader=ScriptedReader(names=names, said=said))
    assert {e.trigger.of(text): e.place for e in found.events} == {"fighting": None}


def test_who_speaks_is_who_denies_though_another_stands_nearer() -> None:
    text = "Norland and its allies have named rebels thieves and have denied a raid."
    names = (("Organization", "Norland"),)
    said = (("Norland and its allies", "have denied", "a raid"),)
    found = understand(article(text), reader=ScriptedReader(names=names, said=said))
    mentions = {m.id: m.text for m in found.mentions}
    (denied,) = [e for e in found.events if e.trigger.of(text) == "denied"]
    assert mentions[denied.actor or ""] == "Norland"


def test_a_number_before_a_participle_does_nothing() -> None:
    row = Row(
        "The Guards acknowledged 21 wounded advisers.",
        "wounded", "ASSAULT", "", "advisers", "", "reported",
        names=(("Person", "21"), ("Organization", "The Guards")),
        said=(),
    )  # fmt: skip
    text, found = read(row)
    event = event_at(row, text, found)
    assert event is not None
    mentions = {m.id: m.span.of(text) for m in found.mentions}
    assert event.actor is None
    assert mentions[event.target or ""] == "advisers"


def test_who_brokered_a_truce_does_not_bear_its_breach() -> None:
    text = "Norland broke the Ostrian-brokered truce near Kesh."
    names = (("Nationality", "Ostrian"), ("Organization", "Norland"), ("Location", "Kesh"))
    found = understand(article(text), reader=ScriptedReader(names=names))
    (broke,) = [e for e in found.events if e.trigger.of(text) == "broke"]
    assert (broke.actor is None, broke.target) == (False, None)


def test_a_dateline_dates_nothing_that_somebody_tells_behind_it() -> None:
    content = "shells had struck Kesh"
    text = f"KESH, 5 May 2016 (Tarn) - The harbour chief told reporters that {content}."
    reader = ScriptedReader(said=(("The harbour chief", "told reporters that", content),))
    found = understand(article(text), reader=reader)
    assert {e.interval for e in found.events if e.trigger.of(text) == "struck"} == {None}


def test_those_whom_a_thing_is_for_are_not_struck_with_it() -> None:
    text = "Lorries carrying aid for 78,000 villagers were struck near Kesh."
    reader = ScriptedReader(names=(("Organization", "villagers"), ("Location", "Kesh")))
    struck = [
        e for e in understand(article(text), reader=reader).events if e.trigger.of(text) == "struck"
    ]
    assert [e.target for e in struck] == [None]
