from __future__ import annotations

import pytest

from counterclaim.records import AttributionKind, Stance
from counterclaim.spans import Span
from counterclaim.understand import understand
from counterclaim.understand.attributions.stance import CueSense, cue_sense
from counterclaim.understand.hedges import find_hedges
from counterclaim.understand.words import cut_words
from tests.understand.scripted import ScriptedReader, article


def sense(sentence: str, cue: str, content: str = "") -> CueSense:
    words = cut_words(sentence, (Span(0, len(sentence)),))
    at = sentence.index(cue) if cue else 0
    where = sentence.index(content) if content else 0
    return cue_sense(
        words,
        (Span(at, at + len(cue)),) if cue else (),
        (Span(where, where + len(content)),) if content else (),
    )


@pytest.mark.parametrize(
    ("cue", "stance", "kind"),
    [
        ("said", "says", "speech"),
        ("went on to state", "says", "speech"),
        ("has previously accused", "accuses", "speech"),
        ("blamed", "accuses", "speech"),
        ("strongly denied", "denies", "speech"),
        ("dismissing", "denies", "speech"),
        ("ruled out", "denies", "speech"),
        ("warned of", "warns", "speech"),
        ("called for", "demands", "speech"),
        ("urging", "demands", "speech"),
        ("told reporters, urging", "demands", "speech"),
        ("pledged", "promises", "speech"),
        ("cast doubt on", "doubts", "speech"),
        ("asked about", "doubts", "speech"),
        ("confirmed", "confirms", "speech"),
        ("have claimed responsibility", "confirms", "speech"),
        ("declined to comment", "cannot_confirm", "speech"),
        ("believes", "says", "belief"),
        ("plans", "says", "intent"),
        ("sympathise with", "says", "attitude"),
        ("showed", "says", "evidence"),
        ("according to", "says", "speech"),
        ("allegations", "accuses", "speech"),
        ("grumbled", "says", "speech"),
        (":", "says", "speech"),
        ("", "says", "speech"),
    ],
)
def test_stance_and_kind(cue: str, stance: str, kind: str) -> None:
    found = sense(f"The ministry {cue} so.", cue)
    assert (found.stance, found.kind, found.polarity) == (stance, kind, True)


@pytest.mark.parametrize(
    ("sentence", "cue", "stance", "polarity"),
    [
        ("The army could not confirm the report.", "could not confirm", "cannot_confirm", True),
        ("The army could not independently verify it.", "verify", "cannot_confirm", True),
        ("The army did not deny the report.", "did not deny", "says", False),
        ("The army didn't say how.", "didn't say", "says", False),
        ("The army refused to confirm it.", "refused to confirm", "cannot_confirm", True),
        ("The army had yet to comment on it.", "had yet to comment on", "says", False),
        ("The army has yet to confirm it.", "has yet to confirm", "cannot_confirm", True),
        ("The army does not believe it.", "does not believe", "doubts", True),
        ("Nobody else spoke; it was not over, the army said.", "said", "says", True),
        ("Officials had not named any losses.", "had not named", "says", False),
        ("The army has never admitted it.", "has never admitted", "cannot_confirm", True),
    ],
)
def test_negated_cues(sentence: str, cue: str, stance: str, polarity: bool) -> None:
    found = sense(sentence, cue)
    assert (found.stance, found.polarity) == (stance, polarity)


def test_asking_whether_is_a_question_and_asking_for_a_demand() -> None:
    text = "She asked whether the road was open."
    assert sense(text, "asked", "whether the road was open").stance == Stance.DOUBTS
    text = "She asked for the road to be opened."
    assert sense(text, "asked for", "the road to be opened").stance == Stance.DEMANDS


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "stance", "polarity"),
    [
        (
            "Norland described reports of the raid as completely untrue.",
            "described",
            "reports of the raid as completely untrue",
            "denies",
            True,
        ),
        ("It called the report a lie.", "called", "the report a lie", "denies", True),
        ("It called the report “baseless”.", "called", "the report “baseless”", "denies", True),
        ("It called the report not untrue.", "called", "the report not untrue", "says", True),
        ("It never called the report a lie.", "called", "the report a lie", "says", False),
        ("It called the raid a crime.", "called", "the raid a crime", "says", True),
        ("It called lies a crime.", "called", "lies a crime", "says", True),
        ("It said the report was false.", "said", "the report was false", "says", True),
    ],
)
def test_calling_something_untrue_denies_it(
    sentence: str, cue: str, content: str, stance: str, polarity: bool
) -> None:
    found = sense(sentence, cue, content)
    assert (found.stance, found.polarity) == (stance, polarity)


def test_doubts_that_are_voiced_are_doubts() -> None:
    text = "The ministry voiced scepticism about the truce."
    assert sense(text, "voiced", "scepticism about the truce").stance == Stance.DOUBTS
    text = "The ministry voiced support for the truce."
    assert sense(text, "voiced", "support for the truce").stance == Stance.SAYS


def test_what_nobody_claims_is_not_claimed() -> None:
    for who, held in (("No group", False), ("The guard", True)):
        one = article(f"{who} has claimed the raid.")
        reader = ScriptedReader(said=((who, "has claimed", "the raid"),))
        assert [a.polarity for a in understand(one, reader=reader).attributions] == [held]


def test_the_words_that_decide_are_given() -> None:
    text = "The army has strongly denied it."
    found = sense(text, "has strongly denied")
    assert found.span is not None
    assert found.span.of(text) == "denied"
    assert found.kind == AttributionKind.SPEECH


def test_hedges() -> None:
    text = "The alleged raid reportedly hit a so-called safe zone; he alleged nothing."
    words = cut_words(text, (Span(0, len(text)),))
    assert [s.of(text) for s in find_hedges(words)] == ["alleged", "reportedly"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army refused to comment on it.", Stance.CANNOT_CONFIRM),
        ("The army refused to leave Kesh.", Stance.SAYS),
        ("The army refused for more than a year to let them see it.", Stance.SAYS),
        ("The army refused repeatedly to comment on it.", Stance.CANNOT_CONFIRM),
        ("The army refused the claim.", Stance.DENIES),
    ],
)
def test_who_refuses_to_do_a_thing_denies_nothing(text: str, stance: Stance) -> None:
    assert sense(text, "refused", text[len("The army refused ") : -1]).stance == stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("that it had been late", Stance.SAYS),
        ("that it would leave", Stance.PROMISES),
        ("to leave", Stance.PROMISES),
    ],
)
def test_who_agrees_that_a_thing_is_so_promises_nothing(content: str, stance: Stance) -> None:
    assert sense(f"The panel agreed {content}.", "agreed", content).stance == stance
