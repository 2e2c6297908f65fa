"""The spellings of a lexicon phrase, by which of its words is inflected."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.understand.inflection import Form, noun_forms, verb_forms


def spelled(phrase: str, part: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every spelling of a phrase as its words, with the forms it can be.

    ``part`` is ``v`` where the first word is a verb, ``n`` where the last is a noun,
    ``x`` where the phrase stands as it is written (its form is then a noun's).

    Raises:
        ValueError: for any other part.
    """
    *before, last = phrase.split()
    if part == "v":
        first, *after = phrase.split()
        for word, form in verb_forms(first).items():
            yield (word, *after), form
    elif part == "n":
        for word, form in noun_forms(last).items():
            yield (*before, word), form
    elif part == "x":
        yield (*before, last), Form.NOUN
    else:
        raise ValueError(f"'{phrase}': part '{part}' is none of v, n, x")
