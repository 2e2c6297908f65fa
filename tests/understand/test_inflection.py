from __future__ import annotations

import pytest

from counterclaim.understand.inflection import Form, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", "deny denies denied denying"),
        ("say", "say says said saying"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("repel", "repel repels repelled repelling"),
        ("seize", "seize seizes seized seizing"),
        ("die", "die dies died dying"),
        ("free", "free frees freed freeing"),
        ("clash", "clash clashes clashed clashing"),
        ("hit", "hit hits hitting"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("cancel", "cancel cancels cancelled canceled cancelling canceling"),
    ],
)
def test_verb_forms(lemma: str, forms: str) -> None:
    assert sorted(verb_forms(lemma)) == sorted(forms.split())


def test_one_spelling_can_be_several_forms() -> None:
    assert verb_forms("attack")["attacked"] == Form.PAST | Form.PARTICIPLE
    assert verb_forms("hit")["hit"] == Form.BASE | Form.PAST | Form.PARTICIPLE
    assert verb_forms("take")["taken"] == Form.PARTICIPLE


@pytest.mark.parametrize(
    ("one", "many"),
    [("strike", "strikes"), ("clash", "clashes"), ("casualty", "casualties"), ("gunman", "gunmen")],
)
def test_nouns(one: str, many: str) -> None:
    assert set(noun_forms(one)) == {one, many}
