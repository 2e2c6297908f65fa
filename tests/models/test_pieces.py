from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.models.pieces import encode, load_tokenizer, quote_states, windows
from counterclaim.models.reader import WEIGHTS

TOKENIZER = WEIGHTS / "tokenizer.json"
NASTY = st.text(
    st.one_of(
        st.sampled_from("abZ \"'“”«».,!?\r\n"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('a "b" c', "0021200"),
        ('"a "b', "21121"),  # an opening mark inside changes nothing
        ('""a"" b', "2212200"),  # re3d doubles its marks
        ("“a” «b»", "2120212"),
        ("it's", "0000"),  # an apostrophe is no quotation mark
        ("``a'' b", "2212200"),
        ("a” b", "0200"),  # closed without having been opened
    ],
)
def test_quotation_states(text: str, states: str) -> None:
    assert "".join(map(str, quote_states(text).tolist())) == states


@pytest.mark.parametrize(
    ("word", "case"),
    [("rebels", 1), ("Rebels", 2), ("NATO", 3), ("A", 2), ("McKay", 4), ("2016", 5), ("%", 6)],
)
def test_case_classes(word: str, case: int) -> None:
    pieces = encode(word, load_tokenizer(TOKENIZER))
    assert pieces.case[pieces.firsts[0]] == case


def test_continuing_pieces_tell_whether_their_word_has_capitals() -> None:
    pieces = encode("Khanasir khanasir", load_tokenizer(TOKENIZER))
    inner = [
        set(pieces.case[f + 1 : last + 1].tolist())
        for f, last in zip(pieces.firsts, pieces.lasts, strict=True)
    ]
    assert inner == [{8}, {7}]


@given(NASTY)
def test_words_lie_in_order_on_visible_text(text: str) -> None:
    pieces = encode(text, load_tokenizer(TOKENIZER))
    at = 0
    for start, end in zip(pieces.word_starts.tolist(), pieces.word_ends.tolist(), strict=True):
        assert at <= start < end <= len(text)
        assert text[start:end].strip()
        at = end


@given(st.text(st.sampled_from("abZéÀß19 _-'`“”«[].,!?\t\u00a0…–€"), max_size=60))
def test_words_are_cut_as_the_tokenizer_cuts_them(text: str) -> None:
    tokenizer = load_tokenizer(TOKENIZER)
    pieces, made = encode(text, tokenizer), tokenizer.encode(text)
    assert pieces.ids.tolist() == made.ids
    words = [n for n in range(len(made.ids)) if made.word_ids[n] is not None]
    firsts = [n for n in words if made.word_ids[n] != made.word_ids[n - 1]]
    assert pieces.firsts.tolist() == firsts
    assert pieces.word_starts.tolist() == [made.offsets[n][0] for n in firsts]
    assert pieces.word_ends.tolist() == [made.offsets[n][1] for n in pieces.lasts]


def test_a_special_piece_in_a_text_is_read_as_the_tokenizer_reads_it() -> None:
    tokenizer = load_tokenizer(TOKENIZER)
    text = "They signed [SEP] and left."
    assert encode(text, tokenizer).ids.tolist() == tokenizer.encode(text).ids


@given(
    st.lists(st.sampled_from(["war", "Truce.", "“No”", "x" * 9, "\n"]), max_size=60),
    st.integers(12, 40),
)
def test_windows_divide_the_words_and_keep_offsets(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    whole = encode(text, load_tokenizer(TOKENIZER))
    made = list(windows(text, whole, limit))
    assert all(len(w) <= limit for w in made)
    starts = [s for w in made for s in w.word_starts.tolist()]
    assert starts == whole.word_starts.tolist()
    ids = [i for w in made for i in w.ids[1:-1].tolist()]
    assert ids == whole.ids[1:-1].tolist()


def test_windows_end_at_sentence_ends() -> None:
    text = "The road is shut. Nobody came. The bridge fell on Monday."
    whole = encode(text, load_tokenizer(TOKENIZER))
    made = list(windows(text, whole, 12))
    assert [text[w.word_starts[0] : w.word_ends[-1]] for w in made] == [
        "The road is shut. Nobody came.",
        "The bridge fell on Monday.",
    ]


@pytest.mark.parametrize(
    ("span", "words"),
    [((0, 3), (0, 0)), ((1, 6), (0, 1)), ((3, 4), None), ((8, 10), (1, 2))],
)
def test_words_of_a_span(span: tuple[int, int], words: tuple[int, int] | None) -> None:
    pieces = encode("The truce.", load_tokenizer(TOKENIZER))
    assert pieces.words_of(*span) == words
