from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import fold

SAME = [
    ("U.S.", "US"),
    ("the U.S.", "US"),
    ("U.S.-led coalition", "US-led coalition"),
    ("U.S", "US"),
    ("the U.S.A.", "USA"),
    ("John F. Kerry", "John F Kerry"),
    ("al-Qaeda", "Al Qaeda"),
    ("Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
    ("Jaish al-Fat’h", "Jaish al-Fath"),
    ("“Faylaq al-Sham”", "Faylaq al-Sham"),
    ("Erdoğan", "Erdogan"),
    ("Yıldırım", "Yildirim"),
    ("the Syrian  Observatory", "Syrian Observatory"),
    ("Iran's", "Iran"),
    ("the United States’", "United States"),
    ("Çavuşoğlu", "cavusoglu"),
    ("Da´esh", "Daesh"),
]
DIFFERENT = [
    ("Jaish al-Islam", "Jaish al-Fatah"),
    ("Syrian Army", "Free Syrian Army"),
    ("Niger", "Nigeria"),
    ("Kata'ib Hezbollah", "Hezbollah"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_fold_to_one_form(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_other_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_a_folded_name_has_no_space_at_its_ends(text: str) -> None:
    assert fold(text) == fold(text).strip()
