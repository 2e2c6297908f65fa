"""Phrases looked up in a text by their words, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from counterclaim.understand.words import Words

V = TypeVar("V")


class Hit(NamedTuple, Generic[V]):
    """A phrase found: indexes of its first and last word, and what stands for it."""

    first: int
    last: int
    value: V


class Lexicon(Generic[V]):
    """Phrases of one or more lower-case words, each with a value.

    Of two phrases that begin at the same word the longer is found. A phrase given
    twice keeps its first value.
    """

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in entries:
            if phrase and phrase not in seen:
                seen.add(phrase)
                self._by_first.setdefault(phrase[0], []).append((phrase, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        """The words that phrases begin with, for loops over a whole text."""
        return frozenset(self._by_first)

    def at(self, words: Words, index: int, stop: int) -> Hit[V] | None:
        """The longest phrase that begins at word ``index`` and ends before ``stop``."""
        found = self.every(words, index, stop)
        return found[0] if found else None

    def every(self, words: Words, index: int, stop: int) -> list[Hit[V]]:
        """All phrases that begin at word ``index`` and end before ``stop``, longest first."""
        lower = words.lower
        phrases = self._by_first.get(lower[index])
        if phrases is None:
            return []
        return [
            Hit(index, end - 1, value)
            for phrase, value in phrases
            if (end := index + len(phrase)) <= stop and lower[index:end] == phrase
        ]

    def hits(self, words: Words, within: range) -> Iterator[Hit[V]]:
        """The phrases found in a range of words, in order, never overlapping."""
        done = within.start
        first = self._by_first
        for index, word in enumerate(words.lower[within.start : within.stop], within.start):
            if word in first and index >= done:
                hit = self.at(words, index, within.stop)
                if hit is not None:
                    yield hit
                    done = hit.last + 1
