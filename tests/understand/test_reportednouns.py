"""Claims that a content names by a noun, with whose they are."""

from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.reportednouns import with_reported_nouns
from counterclaim.understand.words import cut_words
from tests.understand.scripted import occurrences


@pytest.mark.parametrize(
    ("content", "inner"),
    [
        (
            "the accusation of the army that guards had fled",
            ("the army", "accusation", "that guards had fled"),
        ),
        (
            "claims made by the Ruwan Front that guards had fled",
            ("the Ruwan Front", "claims", "that guards had fled"),
        ),
        (
            "a Norlandic report that guards had fled",
            ("Norlandic", "report", "that guards had fled"),
        ),
        ("reports of shelling that killed nine guards", None),
        ("the report that guards had fled", ("", "report", "that guards had fled")),
        ("charges they had killed guards", ("", "charges", "they had killed guards")),
        ("claims they made of nine guards", None),
        (
            "a report on the Ruwan Front that guards had fled",
            ("the Ruwan Front", "report", "that guards had fled"),
        ),
        (
            "a Norland army report it had fired on guards",
            ("Norland army", "report", "it had fired on guards"),
        ),
        ("that claims by the army that guards had fled were false", None),
    ],
)
def test_a_noun_names_a_claim_and_whose_it_is(
    content: str, inner: tuple[str, str, str] | None
) -> None:
    text = f"Voss denied {content}."
    whole = (Span(0, len(text)),)
    source, cue, told = (occurrences(text, part)[0] for part in ("Voss", "denied", content))
    outer = Draft((source,), (cue,), (told,), 0.9, "test")
    names = tuple(occurrences(text, "the Ruwan Front"))
    found = with_reported_nouns(text, cut_words(text, whole), [outer], names=names)[1:]
    assert [d.parent for d in found] == [outer] * bool(inner)
    assert [
        tuple("".join(p.of(text) for p in r) for r in (d.source, d.cue, d.content)) for d in found
    ] == ([inner] if inner else [])
