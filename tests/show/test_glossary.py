"""Every value that readers meet is explained, in the page and in the report."""

from __future__ import annotations

from enum import StrEnum

import pytest

from counterclaim.records import (
    Applies,
    EventType,
    Factuality,
    LabelClass,
    Outcome,
    Precision,
    ReplyKind,
    Stance,
)
from counterclaim.show.corpus import Corpus
from counterclaim.show.glossary import GLOSSARY
from counterclaim.show.report import render_report
from counterclaim.show.wording import type_words
from tests.compare.builders import FakeView
from tests.factories import sample_compared, sample_corpus

EXPLAINED = {entry.word for group in GLOSSARY for entry in group.entries}


@pytest.mark.parametrize(
    "values", [Applies, EventType, Factuality, LabelClass, Outcome, Precision, ReplyKind, Stance]
)
def test_every_value_that_is_shown_is_explained(values: type[StrEnum]) -> None:
    assert {type_words(value) for value in values} <= EXPLAINED


def test_the_report_carries_the_words_with_it() -> None:
    first, second = sample_corpus()
    corpus = Corpus([first, second], sample_compared(first, second), FakeView())
    report = render_report(corpus, title="Ports", version="0")
    for entry in GLOSSARY[0].entries:
        assert f"<dt>{entry.word}</dt>" in report.replace("&#39;", "'")
    assert 'href="#words"' in report


def test_what_concerns_a_truce_is_called_so_whatever_its_root() -> None:
    assert type_words("RETREAT", "ceasefire") == "truce"
    assert type_words("ASSAULT", "ceasefire-broken") == "breach of a truce"
    assert type_words("RETREAT", "withdraw") == type_words("RETREAT")
