from __future__ import annotations

from collections.abc import Sequence

import pytest

from counterclaim.spans import Span
from counterclaim.understand.events.pairs import by_words, features, pair_roots

Pair = tuple[Span | None, Span | None]


class Undecided:
    """An encoder that holds all roots for equally likely, or one for a little likelier."""

    def __init__(self, leaning: str = "") -> None:
        self.leaning = leaning

    def event_roots(
        self, sentence: str, pairs: Sequence[Pair]
    ) -> list[tuple[tuple[str, float], ...]]:
        roots = ("AGREE", "ASSAULT", "REJECT", "AID", "CONSULT", "YIELD", "REQUEST")
        return [tuple((r, 0.9 if r == self.leaning else 0.1) for r in roots) for _ in pairs]


def pair(sentence: str, actor: str, recipient: str) -> Pair:
    def found(words: str) -> Span | None:
        at = sentence.find(words) if words else -1
        return Span(at, at + len(words)) if at >= 0 else None

    return found(actor), found(recipient)


@pytest.mark.parametrize(
    ("sentence", "actor", "recipient", "root"),
    [
        ("Norland shelled the harbour of Southmark on Friday.", "Norland", "Southmark", "ASSAULT"),
        ("Norland agreed to send troops to Southmark.", "Norland", "Southmark", "AGREE"),
        ("Norland refused to talk to Southmark.", "Norland", "Southmark", "REJECT"),
        ("Norland sent food aid to Southmark.", "Norland", "Southmark", "AID"),
        ("The minister of Norland met with envoys of Southmark.", "Norland", "envoys", "CONSULT"),
    ],
)
def test_the_words_decide_where_the_encoder_does_not(
    sentence: str, actor: str, recipient: str, root: str
) -> None:
    roots = pair_roots(sentence, *pair(sentence, actor, recipient), reader=Undecided())
    assert roots[0][0] == root
    assert sum(chance for _, chance in roots) == pytest.approx(1.0)


def test_words_that_are_not_known_leave_it_to_the_encoder() -> None:
    sentence = "Norland zzyx Southmark"
    both = pair(sentence, "Norland", "Southmark")
    assert pair_roots(sentence, *both, reader=Undecided("AID"))[0][0] == "AID"


def test_who_does_it_is_told_from_whom_it_befalls() -> None:
    sentence = "Norland attacked Southmark."
    there = features(sentence, *pair(sentence, "Norland", "Southmark"))
    back = features(sentence, *pair(sentence, "Southmark", "Norland"))
    assert "a attacked" in there
    assert "a attacked" not in back
    assert "t1 ASSAULT" in there


def test_an_unnamed_side_is_borne() -> None:
    assert sum(by_words("Norland attacked.", None, None).values()) == pytest.approx(1.0)
