"""Rows of labels for export: what each outlet calls an actor, by class and by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.compare.logodds import LogOdds
from counterclaim.show.corpus import Corpus
from counterclaim.show.labelling import Labelling, label_uses, labellings, odds_words


@dataclass(frozen=True, slots=True)
class LabelExportRow:
    """A word, or with ``word`` empty a class of words, for an actor by an outlet in a voice.

    ``mentions`` are all of the actor by the outlet in that voice. The log-odds are against
    the other outlets (Monroe et al. 2008), ``low`` and ``high`` hold the middle 95% of a
    bootstrap over articles; ``note`` says why there is none.
    """

    actor: str
    actor_id: str | None
    outlet: str
    voice: str
    label_class: str
    word: str
    uses: int
    mentions: int
    articles: int
    share: float | None
    log_odds: float | None
    z: float | None
    low: float | None
    high: float | None
    note: str
    compared: str


def label_export_rows(corpus: Corpus) -> Iterator[LabelExportRow]:
    """Classes first, then words, for every outlet, actor and voice."""
    for found in labellings(label_uses(corpus), corpus.actor_name):
        for kind in found.classes:
            yield _label(found, kind.label_class, "", kind.uses, kind.odds)
        for use in found.words:
            yield _label(found, use.label_class, use.word, use.uses, use.odds)


def _label(
    found: Labelling, kind: str, word: str, uses: int, odds: LogOdds | None
) -> LabelExportRow:
    return LabelExportRow(
        actor=found.actor,
        actor_id=found.actor_id,
        outlet=found.outlet,
        voice=found.voice,
        label_class=kind,
        word=word,
        uses=uses,
        mentions=found.mentions,
        articles=found.articles,
        share=round(uses / found.mentions, 4) if found.mentions else None,
        log_odds=round(odds.value, 4) if odds else None,
        z=round(odds.z, 4) if odds else None,
        low=round(odds.low, 4) if odds and odds.low is not None else None,
        high=round(odds.high, 4) if odds and odds.high is not None else None,
        note=odds.note if odds else "no other outlet mentions the actor in this voice",
        compared=odds_words(odds),
    )
