"""The label lexicon: words used for actors, with the class of their use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from counterclaim.knowledge.entries import entries
from counterclaim.knowledge.fields import Entry
from counterclaim.knowledge.files import Source, open_file, open_files, read_toml
from counterclaim.records import KnowledgeFile, LabelClass, LabelRole, LabelWord

BUNDLED = Path(__file__).parent / "data" / "labels.toml"
_FIELDS = frozenset({"phrase", "class", "role", "plural", "not_before", "not_after", "note"})
E = TypeVar("E", LabelClass, LabelRole)


def load_label_lexicon(extra: Sequence[Source] = ()) -> tuple[LabelWord, ...]:
    """The label words, by phrase; a phrase in ``extra`` takes the place of a bundled one.

    Raises:
        KnowledgeError: names file, entry and field, and says what to do.
    """
    return _load(open_files(extra))


@cache
def _load(extra: tuple[KnowledgeFile, ...]) -> tuple[LabelWord, ...]:
    words: dict[str, LabelWord] = {}
    for file in (open_file(BUNDLED), *extra):
        words |= {word.phrase: word for word in read_labels(file)}
    return tuple(words[phrase] for phrase in sorted(words))


def read_labels(source: Source) -> tuple[LabelWord, ...]:
    """The ``[[label]]`` entries of a file, in its order.

    Raises:
        KnowledgeError: also where a phrase stands twice.
    """
    words: dict[str, LabelWord] = {}
    file = open_file(source)
    tables = read_toml(file)
    Entry(file.name, "file", tables).only(frozenset({"label"}))
    for entry in entries(tables, "label", file.name):
        word = label_word(entry)
        if word.phrase in words:
            raise entry.fault("phrase", f"'{word.phrase}' stands twice", "keep one of the two")
        words[word.phrase] = word
    return tuple(words.values())


def label_word(entry: Entry) -> LabelWord:
    """The label word that an entry describes."""
    entry.only(_FIELDS)
    phrase = entry.required("phrase")
    if phrase != phrase.lower():
        raise entry.fault("phrase", f"'{phrase}' has capitals", "write it in lower case")
    return LabelWord(
        phrase=phrase,
        label_class=_member(entry, "class", LabelClass, ""),
        role=_member(entry, "role", LabelRole, LabelRole.NOUN),
        plural=entry.text("plural"),
        not_before=entry.texts("not_before"),
        not_after=entry.texts("not_after"),
        note=entry.text("note"),
    )


def _member(entry: Entry, field: str, kind: type[E], default: str) -> E:
    value = entry.text(field) or default
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(kind)
        raise entry.fault(field, f"'{value}' is unknown", f"use one of {choices}") from None
