"""Noun phrases of one sentence, asked by the words around a cue."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import is_reporting
from counterclaim.understand.attributions.nounphrases import DETERMINERS, phrase_start
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

RELATIVE = word_set("who which that")
BE = word_set("is are was were be been being")
#: What opens a clause behind a comma: "the truce, which".
AFTER_COMMA = word_set("who which whom whose")
DASHES = word_set("- – —")
MARKS = QUOTE_MARKS | word_set(", ; : ( ) [ ] – — .")
_PASSED_OVER = word_set(
    "has have had also later earlier again then not further repeatedly however meanwhile"
)
_SAID = word_set("said says told has have had")
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday")
# Words that open a sentence and name nobody.
_NO_NAMES = DETERMINERS | word_set(
    "despite but and yet while although meanwhile in on at new more also later earlier now then "
    "still however today yesterday many most others both no other after before since as when"
)
_CLAUSE_OPENERS = word_set("as while that because although where after since when before")
_BESIDE = (("as", "well", "as"), ("together", "with"), ("along", "with"))
_LEAST, _LONGEST = 3, 7  # words


def is_relative(words: Words, part: Span) -> bool:
    """Whether a span is a relative pronoun alone, whose clause ends before the sentence goes on."""
    inside = words.within(part)
    return len(inside) == 1 and words.lower[inside.start] in RELATIVE


class Desk:
    """The words, sentences and names that the rules look at."""

    def __init__(self, text: str, words: Words, sentences: Spans, names: Spans) -> None:
        """``names`` are the actors that the model marked, in order."""
        self.text, self.words, self.names = text, words, names
        self.lower = words.lower
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def sentence(self, position: int) -> Span | None:
        """The sentence at a position, or None before the first."""
        at = bisect_right(self._starts, position) - 1
        return self._sentences[at] if at >= 0 else None

    def last_before(self, word: int, least: int) -> int:
        """The last word before ``word`` that is no auxiliary or adverb."""
        at = word - 1
        if self.lower[max(least, at - 2) : word] == (",", "too", ","):
            at -= 3  # "Norland, too, denies it"
        while at >= least and (self.lower[at] in _PASSED_OVER or self.lower[at].endswith("ly")):
            at -= 1
        return at

    def before_day(self, at: int, least: int) -> int:
        """The last word before a day that stands at a word: "officials | on Wednesday"."""
        if at - 1 <= least or self.lower[at] not in DAYS:
            return at
        return at - 2 if self.lower[at - 1] == "on" else at - 1

    def name_ending(self, end: int) -> Span | None:
        """The longest marked name that ends at a position."""
        return next((name for name in self.names if name.end == end), None)

    def name_at(self, word: int) -> Span | None:
        """The marked name that begins at a word, with or without an article before it."""
        starts = self.words.starts[word : word + 2]
        return max((name for name in self.names if name.start in starts), default=None)

    def longer(self, span: Span) -> Span:
        """The marked name that a span begins, or the span itself."""
        return max((n for n in self.names if n.start == span.start), default=span)

    def continuing(self, span: Span) -> Span | None:
        """A marked name that goes on where a span ends, or that its end has cut."""
        return next(
            (
                n
                for n in self.names
                if span.start < n.start and n.start <= span.end + 1 and n.end > span.end
            ),
            None,
        )

    def after_dash(self, span: Span) -> Span:
        """What stands behind the last dash of a span: "Place - activists"."""
        cut = max(span.of(self.text).rfind(f" {dash} ") for dash in "-–—")
        return span if cut < 0 or cut + 3 >= len(span) else Span(span.start + cut + 3, span.end)

    def with_bearer(self, span: Span) -> Span:
        """A body together with the person of it who stands before: "Orm Tarn of the | Guard"."""
        at = self.words.within(span).start - 1
        for back in range(at, max(at - _LEAST, 0), -1):
            if self.lower[back] in ("of", "from") and back > 0:
                person = self.name_ending(self.words.ends[back - 1])
                return Span(person.start, span.end) if person else span
            if self.lower[back] in MARKS or is_reporting(self.words, self.words.span(back, back)):
                break
        return span

    def with_antecedent(self, span: Span) -> Span:
        """A relative clause together with whom it is about: "channels | that back the army".

        Also behind a dash: "the monitor - | which relies on activists -".
        """
        inside = self.words.within(span)
        at, sentence = inside.start - 1, self.sentence(span.start)
        at -= self.lower[at] in DASHES
        if self.lower[inside.start] not in RELATIVE or len(inside) < 2 or sentence is None:
            return span
        least = self.words.within(sentence).start
        if at < least or self.lower[at] in MARKS:
            return span
        before = self.words.span(at, at)
        if is_reporting(self.words, before):
            return span
        head = self.subject(at, least)
        if head is None and self.text[before.start].isupper():
            head = before
        return Span(head.start, span.end) if head else span

    def with_first(self, span: Span) -> Span:
        """The pair that "as well as" makes of a noun phrase, the first of which speaks too."""
        at = self.words.within(span).start
        if pair := self._paired(span, at):
            return pair
        size = next((n for n in (3, 2) if self.lower[at - n : at] in _BESIDE), at)
        if size >= at:
            return span
        first = self.name_ending(self.words.ends[at - size - 1])
        return Span(first.start, span.end) if first else span

    def _paired(self, span: Span, at: int) -> Span | None:
        """The pair of names that opens a clause: "as Norland and | Sorland called"."""
        if at < 3 or self.lower[at - 1] != "and" or span not in self.names:
            return None
        first = self.name_ending(self.words.ends[at - 2])
        before = self.words.within(first).start - 1 if first else -1
        opens = before >= 0 and self.lower[before] in _CLAUSE_OPENERS
        return Span(first.start, span.end) if first and opens else None

    def subject(self, last: int, least: int) -> Span | None:
        """The noun phrase that ends with a word, or None."""
        first = phrase_start(self.text, self.words, range(least, last + 1), self.names)
        return None if first is None else self.words.span(first, last)

    def opening(self, last: int, least: int) -> Span | None:
        """The capitalised words from a sentence's start to a word: "Ruwan confirmed"."""
        few = last - least < _LEAST and last + 1 < len(self.lower)
        capital = all(self.text[self.words.starts[i]].isupper() for i in range(least, last + 1))
        verb = few and (self.lower[last + 1].endswith("ed") or self.lower[last + 1] in _SAID)
        plain = _NO_NAMES.isdisjoint(self.lower[least : last + 1])
        return self.words.span(least, last) if verb and capital and plain else None

    def opener(self, span: Span, least: int) -> str:
        """The word before a noun phrase, its determiner passed over; empty at the start."""
        at = self.words.within(span).start - 1
        while at >= least and self.lower[at] in DETERMINERS:
            at -= 1
        return self.lower[at] if at >= least else ""
