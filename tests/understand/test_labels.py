from __future__ import annotations

import pytest

from counterclaim.knowledge import load_label_lexicon
from counterclaim.records import LabelClass, LabelRole, LabelUse, LabelWord
from counterclaim.understand import understand
from tests.understand.scripted import Said, ScriptedReader, article

LEXICON = (
    LabelWord("terrorist", LabelClass.DELEGITIMISING, LabelRole.COLLECTIVE),
    LabelWord(
        "regime",
        LabelClass.DELEGITIMISING,
        LabelRole.COLLECTIVE,
        not_before=("of",),
        not_after=("ceasefire",),
    ),
    LabelWord("rebel", LabelClass.NEUTRAL, LabelRole.COLLECTIVE),
    LabelWord("militia", LabelClass.NEUTRAL, LabelRole.COLLECTIVE),
    LabelWord("fighter", LabelClass.NEUTRAL, LabelRole.COLLECTIVE, not_before=("jet", "jets")),
    LabelWord("liberator", LabelClass.LEGITIMISING, LabelRole.NOUN),
    LabelWord("gunman", LabelClass.NEUTRAL, LabelRole.NOUN),
    LabelWord("mercenary", LabelClass.DELEGITIMISING, LabelRole.NOUN),
    LabelWord("foreign-backed", LabelClass.DELEGITIMISING, LabelRole.MODIFIER),
    LabelWord("so-called", LabelClass.DELEGITIMISING, LabelRole.MODIFIER),
    LabelWord("moderate", LabelClass.LEGITIMISING, LabelRole.MODIFIER),
    LabelWord("radical", LabelClass.DELEGITIMISING, LabelRole.ADJECTIVE),
    LabelWord("tal'ari militia", LabelClass.SECTARIAN),
)


def labels(text: str, *said: Said, names: tuple[tuple[str, str], ...] = ()) -> list[LabelUse]:
    reader = ScriptedReader(said=said, names=names)
    return list(understand(article(text), reader=reader, lexicon=LEXICON).labels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gunmen fled.", [("gunmen", "neutral")]),
        ("A rebel-held town", [("rebel", "neutral")]),
        ("Terrorist groups shelled it.", [("Terrorist groups", "delegitimising")]),
        ("Mercenaries came.", [("Mercenaries", "delegitimising")]),
        ("foreign-backed rebels", [("foreign-backed rebels", "delegitimising")]),
        ("the so-called moderate rebels", [("so-called moderate rebels", "delegitimising")]),
        ("moderate rebels", [("moderate rebels", "legitimising")]),
        ("militia fighters", [("militia fighters", "neutral")]),
        ("a regime of calm, a ceasefire regime", []),
        ("fighter jets", []),
        ("the end of the ceasefire regime-held areas saw", [("regime", "delegitimising")]),
        ("the so-called deal", []),
        ("a moderate rise. Rebels left.", [("Rebels", "neutral")]),
        ("a radical step that radicals took", [("radicals", "delegitimising")]),
        ("radical forces, radical changes", [("radical forces", "delegitimising")]),
        ("Tal'ari militias", [("Tal'ari militias", "sectarian")]),
        ("a Tal’ari militia", [("Tal’ari militia", "sectarian")]),
        ("the rebels-in-waiting, rebels in Kesh", [("rebels", "neutral")]),
    ],
)
def test_label_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(u.span.of(text), str(u.label_class)) for u in labels(text)] == expected


def test_so_called_loads_a_name() -> None:
    text = "the so-called Ruwan Council said"
    found = labels(text, names=(("Organization", "Ruwan Council"),))
    assert [u.span.of(text) for u in found] == ["so-called Ruwan Council"]
    assert found[0].mention is not None


def test_an_adjective_is_a_label_in_the_phrase_of_an_actor_and_before_one() -> None:
    text = "A radical Ruwan party left. More radical Ruwan Front units came. A radical the Ruwan"
    named = ("radical Ruwan party", "Ruwan Front", "the Ruwan")
    found = labels(text, names=tuple(("Organization", name) for name in named))
    assert [u.span.of(text) for u in found] == ["radical", "radical Ruwan Front"]
    assert all(u.mention for u in found)


def test_what_nobody_says_is_in_the_voice_of_the_outlet() -> None:
    text = (
        "The minister backed talks with the rebels. Footage showed the regime. It appears the "
        "militia left. Orm believes the mercenaries left."
    )
    said: tuple[Said, ...] = (
        ("The minister", "backed", "talks with the rebels"),
        ("Footage", "showed", "the regime"),
        ("", "appears", "the militia left"),
        ("Orm", "believes", "the mercenaries left"),
    )
    found = labels(text, *said)
    assert [(u.word, u.attribution is None) for u in found] == [
        ("rebel", True),
        ("regime", True),
        ("militia", True),
        ("mercenary", False),
    ]


def test_a_label_before_a_name_is_of_who_bears_it() -> None:
    text = (
        "Ruwan liberator Orm Tarn spoke. The liberator, Orm Tarn said, left. "
        "The chief of the Front rebel group Orm Tarn spoke."
    )
    names = (("Person", "Ruwan liberator"), ("Person", "Orm Tarn"))
    reader = ScriptedReader(names=names)
    found = understand(article(text), reader=reader, lexicon=LEXICON)
    of = {m.id: m.text for m in found.mentions}
    assert [of.get(u.mention or "") for u in found.labels] == ["Orm Tarn", None, None]


def test_the_voice_is_that_of_the_innermost_attribution() -> None:
    text = "The regime said the Herald called rebels terrorists."
    found = understand(
        article(text),
        reader=ScriptedReader(
            said=(
                ("The regime", "said", "the Herald called rebels terrorists"),
                ("the Herald", "called", "rebels terrorists"),
            )
        ),
        lexicon=LEXICON,
    )
    outer, inner = found.attributions
    assert inner.parent == outer.id
    assert [(u.word, u.attribution) for u in found.labels] == [
        ("regime", None),
        ("rebel", inner.id),
        ("terrorist", inner.id),
    ]


def test_a_word_that_a_body_bears_in_its_name_is_no_label() -> None:
    text = "The Revolutionary Guards left. Revolutionary fighters stayed."
    found = understand(
        article(text), reader=ScriptedReader(), lexicon=tuple(load_label_lexicon())
    ).labels
    assert [u.span.of(text) for u in found] == ["Revolutionary fighters"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("He met the Ruwan Islamic Liberators there.", "the Ruwan Islamic Liberators", []),
        ("He met the Ruwan Islamic liberators.", "the Ruwan Islamic liberators", ["liberators"]),
        ("Ruwan Front Terrorists Flee Kesh.", "Ruwan Front Terrorists", ["Terrorists"]),
    ],
)
def test_a_word_inside_a_longer_proper_name_is_no_label(
    text: str, name: str, found: list[str]
) -> None:
    assert [u.span.of(text) for u in labels(text, names=(("Organisation", name),))] == found
