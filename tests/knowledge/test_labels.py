from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import load_label_lexicon
from counterclaim.records import LabelClass, LabelRole

CONVENTION = [
    ("regime", LabelClass.DELEGITIMISING),
    ("terrorist", LabelClass.DELEGITIMISING),
    ("extremist", LabelClass.DELEGITIMISING),
    ("jihadist", LabelClass.DELEGITIMISING),
    ("foreign-backed", LabelClass.DELEGITIMISING),
    ("so-called", LabelClass.DELEGITIMISING),
    ("mercenary", LabelClass.DELEGITIMISING),
    ("takfiri", LabelClass.SECTARIAN),
    ("freedom fighter", LabelClass.LEGITIMISING),
    ("martyr", LabelClass.LEGITIMISING),
    ("moderate", LabelClass.LEGITIMISING),
    ("rebel", LabelClass.NEUTRAL),
    ("militant", LabelClass.NEUTRAL),
    ("opposition", LabelClass.NEUTRAL),
    ("opposition fighter", LabelClass.NEUTRAL),
    ("government", LabelClass.NEUTRAL),
    ("gunman", LabelClass.NEUTRAL),
]


@pytest.mark.parametrize(("phrase", "label_class"), CONVENTION)
def test_words_have_the_class_of_the_convention(phrase: str, label_class: LabelClass) -> None:
    classes = {word.phrase: word.label_class for word in load_label_lexicon()}
    assert classes[phrase] == label_class


def test_all_four_classes_and_all_roles_are_used() -> None:
    words = load_label_lexicon()
    assert {word.label_class for word in words} == set(LabelClass)
    assert {word.role for word in words} == set(LabelRole)


def test_phrases_are_singular_lower_case_and_stand_once() -> None:
    words = load_label_lexicon()
    phrases = [word.phrase for word in words]
    assert len(set(phrases)) == len(phrases)
    assert phrases == sorted(phrases)
    assert all(phrase == phrase.lower().strip() for phrase in phrases)
    assert not {word.plural for word in words if word.plural != word.phrase} & set(phrases)


def test_an_excluding_word_is_kept() -> None:
    (regime,) = [word for word in load_label_lexicon() if word.phrase == "regime"]
    assert "ceasefire" in regime.not_after


def test_a_file_of_ones_own_takes_the_place_of_a_word(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[label]]\nphrase = "rebel"\nclass = "legitimising"\n', encoding="utf-8")
    classes = {word.phrase: word.label_class for word in load_label_lexicon((path,))}
    assert classes["rebel"] == LabelClass.LEGITIMISING
    assert len(classes) == len(load_label_lexicon())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[label]]\nphrase = "Rebel"\nclass = "neutral"\n', "write it in lower case"),
        ('[[label]]\nphrase = "rebel"\nclass = "bad"\n', "use one of neutral"),
        ('[[label]]\nphrase = "rebel"\n', "use one of neutral"),
        ('[[label]]\nphrase = "a"\nclass = "neutral"\n' * 2, "stands twice"),
        ('[[labels]]\nphrase = "a"\n', "did you mean 'label'?"),
    ],
)
def test_a_fault_is_named_with_its_remedy(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.toml") as caught:
        load_label_lexicon((path,))
    assert said in str(caught.value)
