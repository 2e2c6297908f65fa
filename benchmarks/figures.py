"""What the results table shows: which gold file, which figures of its scorer, beside whose.

``best`` is the best published figure and ``people`` the human one, as the gold set's own
README gives them, with what keeps the two from being compared said in a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A number of a scorer's result, by its path; ``interval`` is the path of the scorer's own."""

    label: str
    path: str
    best: str = ""
    people: str = ""
    interval: str = ""


@dataclass(frozen=True)
class Sheet:
    """A gold file answered by one task of ``benchmarks.predict``, and what is told of it.

    ``hidden`` are fields taken out of the input, so that the task finds its own;
    ``unit`` is the field whose values are resampled for intervals.
    """

    name: str
    task: str
    figures: tuple[Figure, ...]
    file: str = "dev.jsonl"
    hidden: tuple[str, ...] = ()
    scorer: str = ""
    function: str = "score"
    options: dict[str, Any] = field(default_factory=dict)
    unit: str = "id"


MAIN = "linked.content_source_cue.f1"

UNDERSTANDING = (
    Sheet(
        "attribution",
        "attribution",
        (
            Figure("linked record F1", MAIN, "none", ".746", "main_ci95"),
            Figure("exact chunk F1, source", "roles.source.exact.f1", ".832, eased", ".779"),
            Figure("exact chunk F1, cue", "roles.cue.exact.f1", ".753, eased", ".706"),
            Figure("exact chunk F1, content", "roles.content.exact.f1", ".729, eased", ".710"),
        ),
    ),
    Sheet(
        "conflictnews",
        "conflictnews",
        (
            Figure("linked record F1, all layers", MAIN, interval="main_ci95"),
            Figure("the same, speech only", "linked_speech.content_source_cue.f1"),
            Figure("named speakers right on matched ones", "speaker.named.accuracy"),
            Figure("named speakers found", "speaker.named.recall"),
            Figure("nested recall", "nested.recall"),
            Figure("stance right on matched ones", "stance.accuracy"),
            Figure("quantities F1", "quantities.f1"),
            Figure("times, recall with the right interval", "times.interval_recall"),
            Figure("events, recall of the main ones", "events.r"),
            Figure("their factuality right", "events.factuality.accuracy"),
            Figure("labels F1", "labels.f1"),
        ),
    ),
    Sheet(
        "entities",
        "entities",
        (
            Figure(
                "re3d F1",
                "schemes.re3d.micro.f1",
                "none (.756 on a leaking split)",
                interval="schemes.re3d.micro_ci95",
            ),
            Figure(
                "newswire F1",
                "schemes.worldwide.micro.f1",
                people=".939",
                interval="schemes.worldwide.micro_ci95",
            ),
        ),
    ),
    Sheet(
        "relations",
        "relations",
        (
            Figure("overlap F1", "overlap.f1", "none", interval="main_ci95"),
            Figure("strict F1", "strict.f1", "none"),
        ),
    ),
    Sheet(
        "plover",
        "plover",
        (
            Figure("root macro F1", "root_macro_f1", ".821 (test)"),
            Figure("root accuracy", "root_accuracy", ".835 (test)", ".58–.82 (open text)"),
            Figure("ceasefire rows right", "ceasefire_accuracy", ".762 (63 rows)"),
        ),
    ),
    Sheet(
        "triples",
        "triples",
        (
            Figure("triple F1", "triple_f1", "none"),
            Figure("actor and recipient F1", "dyad_f1", "none"),
            Figure("root F1", "root_f1", "none"),
        ),
    ),
    Sheet(
        "times",
        "times",
        (
            Figure("value F1", "overall.value.f1", ".776 (other data)"),
            Figure("value F1, aquaint", "by_corpus.aquaint.value.f1"),
            Figure("value F1, wikiwars", "by_corpus.wikiwars.value.f1"),
        ),
    ),
    Sheet(
        "times, expressions",
        "times",
        (Figure("conflict-news expressions right", "expressions.right"),),
        file="expressions.jsonl",
    ),
    Sheet(
        "casualties",
        "casualties",
        (Figure("macro F1 over seven slots", "macro_f1", "none"),),
    ),
)

NAMES = (
    Sheet(
        "places, gold spans",
        "places",
        (
            Figure("within 161 km, LGL", "by_corpus.lgl.accuracy_161km_gold", ".827"),
            Figure("within 161 km, TR-News", "by_corpus.trnews.accuracy_161km_gold", ".873"),
            Figure("within 161 km, GeoWebNews", "by_corpus.geowebnews.accuracy_161km_gold", ".957"),
            Figure("within 161 km, GeoVirus", "by_corpus.geovirus.accuracy_161km_gold"),
            Figure("literal F1", "overall.literal.f1"),
            Figure("not literal F1", "overall.not_literal.f1"),
        ),
    ),
    Sheet(
        "places, own spans",
        "places",
        (Figure("toponyms found, overlap F1", "overall.recognition_overlap.f1"),),
        hidden=("places",),
    ),
    Sheet(
        "places, Syrian list",
        "places",
        (
            Figure("names", "syria.accuracy"),
            Figure("spellings", "syria.accuracy_spellings"),
        ),
        file="syria_dev.jsonl",
    ),
    Sheet(
        "aliases, chains",
        "aliases",
        (Figure("names in conflict wires, CoNLL F1", "conll", interval="conll_ci95"),),
        options={"kinds": ["name"]},
        scorer="coref",
        unit="topic",
    ),
    Sheet(
        "aliases, pairs",
        "aliases",
        (
            Figure("same name, precision", "p"),
            Figure("same name, recall", "r"),
        ),
        file="pairs_dev.jsonl",
        function="score_pairs",
    ),
)

INCIDENTS = (
    Sheet("nearcopies", "nearcopies", (Figure("pair F1", "pair_f1"),)),
    Sheet("stories", "stories", (Figure("B³ F1", "b3.f1", interval="b3_f1_ci95"),)),
    Sheet(
        "conflicts",
        "conflicts",
        (
            Figure("same incident, F1", "link_f1"),
            Figure("conflicts, precision", "conflict_micro.p"),
            Figure("conflicts, recall", "conflict_micro.r"),
        ),
    ),
    Sheet(
        "eventcoref, gold mentions",
        "eventcoref",
        (Figure("CoNLL F1", "conll", ".884 (test, far larger models)", interval="conll_ci95"),),
        scorer="coref",
        options={"field": "events"},
        unit="topic",
    ),
    Sheet(
        "labels",
        "labels",
        (Figure("chains of labels, CoNLL F1", "conll", ".511 (other mean)"),),
        scorer="coref",
        unit="topic",
    ),
    Sheet(
        "timeline",
        "timeline",
        (
            Figure("date F1, mean of two", "date.f1", ".544 (other conflicts too)"),
            Figure("date F1 with a day's tolerance", "date_1day.f1"),
        ),
    ),
)

SHEETS = (*UNDERSTANDING, *NAMES, *INCIDENTS)
