"""Words that tell of events, found by the lexicon ``triggers.tsv`` and its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.spans import Spans
from counterclaim.understand.events.voice import is_passive
from counterclaim.understand.events.wordclass import Spot, fits, is_noun
from counterclaim.understand.inflection import Form
from counterclaim.understand.lexicon import Lexicon
from counterclaim.understand.spelling import spelled
from counterclaim.understand.tables import rows
from counterclaim.understand.words import Words, word_set

NEAR = 10  # words to either side in which the class a condition asks for is looked for
NO_EVENT = "-"
AHEAD = 4  # words after the trigger in which the class asked for by "next" must begin
BARE = "bare"
SILENT = "silent"
BESIDE = 3  # words to either side in which a class that rules a reading out is looked for
LED = 6  # words before the trigger in which the class asked for by "led" must stand
_PARTING = word_set("and or but who which that , ; :")
_BEHIND_OBJECT = word_set("to in into at from for on by of with and or over , ; .")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the trigger lexicon."""

    phrase: str
    verb: bool
    root: EventType
    mode: str
    acled: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``first`` to ``last`` tell of an event; ``passive`` is the verb's voice."""

    first: int
    last: int
    entry: Entry
    form: int
    passive: bool

    @property
    def bare(self) -> bool:
        """Whether the event has no actor or target of its own."""
        return BARE in self.entry.needs

    @property
    def silent(self) -> bool:
        """Whether the words tell of no event, and only part others from what is theirs."""
        return SILENT in self.entry.needs

    @property
    def verbal(self) -> bool:
        """Whether the trigger is a verb in this text."""
        return self.entry.verb


def find_triggers(
    words: Words, sentences: Spans, mentions: Sequence[Mention]
) -> list[list[Trigger]]:
    """The triggers of each sentence, in order, never overlapping."""
    classes = _Classes(words, mentions)
    spans = [words.within(sentence) for sentence in sentences]
    return [
        [] if _is_elsewhere(words, within) else list(_in_sentence(words, within, classes))
        for within in spans
    ]


def _is_elsewhere(words: Words, within: range) -> bool:
    """Whether a sentence is of games or markets, and of no arms: "the coach attacked Voss"."""
    told = words.lower[within.start : within.stop]
    return not _plain("elsewhere").isdisjoint(told) and _plain("conflict").isdisjoint(told)


def _in_sentence(words: Words, within: range, classes: _Classes) -> Iterator[Trigger]:
    lexicon, passed_over, first_words = _triggers(), _no_events(), _first_words()
    done = within.start
    for index, word in enumerate(words.lower[within.start : within.stop], within.start):
        if word not in first_words or index < done:
            continue
        silent = passed_over.at(words, index, within.stop)
        if silent is not None:
            done = silent.last + 1
            continue
        trigger = _at(words, index, within, classes, lexicon)
        if trigger is not None:
            if not classes.named(trigger.first, trigger.last):
                yield trigger
            done = trigger.last + 1


def _at(
    words: Words,
    index: int,
    within: range,
    classes: _Classes,
    lexicon: Lexicon[tuple[tuple[int, Entry], ...]],
) -> Trigger | None:
    """The reading of the longest phrase at a word whose conditions hold."""
    for hit in lexicon.every(words, index, within.stop):
        spot = Spot(words, hit.first, hit.last, within)
        for form, entry in hit.value:
            if not fits(spot, form, verb=entry.verb, phrase=entry.phrase):
                continue
            noun = entry.verb and form == Form.THIRD and is_noun(spot.spelling, entry.phrase)
            if noun and classes.of_a_people(hit.first - 1):
                continue  # "Kelian raids": no adjective does a verb
            passive = entry.verb and is_passive(
                words, hit.first, hit.last, within, form=form, verb=entry.phrase
            )
            if all(
                classes.hold(need, hit.first, hit.last, within, passive) for need in entry.needs
            ):
                return Trigger(hit.first, hit.last, entry, form, passive)
    return None


class _Classes:
    """The word classes that conditions ask for, in one article."""

    def __init__(self, words: Words, mentions: Sequence[Mention]) -> None:
        self._words = words
        self._kinds = {index: m.kind for m in mentions for index in words.within(m.span)}
        names = [m.name for m in mentions if m.name is not None]
        self._named = {index for name in names for index in words.within(name)}

    def of_a_people(self, word: int) -> bool:
        """Whether a word is the adjective of a state or of a people."""
        return self._kinds.get(word) is MentionKind.NATIONALITY

    def named(self, first: int, last: int) -> bool:
        """Whether the words are part of a longer proper name ("Negotiations Committee")."""
        inside = self._named.issuperset(range(first, last + 1))
        return inside and bool(self._named & {first - 1, last + 1})

    def hold(self, need: str, first: int, last: int, within: range, passive: bool) -> bool:
        """Whether one condition holds for a trigger at words ``first`` to ``last``."""
        if need in (BARE, SILENT):
            return True
        if need in ("passive", "active"):
            return passive == (need == "passive")
        where, _, name = need.partition(":")
        if where == "apart":
            near = range(max(within.start, first - NEAR), min(within.stop, last + 1 + NEAR))
            return not self._any(name, near)
        if where == "led":  # "the army moved", not "left the army and moved"
            return self._any(name, range(self._clause_start(first, within), first))
        before = range(max(within.start, first - (BESIDE if where == "not" else NEAR)), first)
        after = range(last + 1, min(within.stop, last + 1 + (BESIDE if where == "not" else NEAR)))
        if where in ("next", "object"):  # "took the hilltop village", not "took him to the village"
            ahead, behind = after[:AHEAD], _BEHIND_OBJECT if where == "object" else frozenset()
            ends = (i for i in ahead if self._words.lower[i] in behind)
            return self._any(name, range(ahead.start, next(ends, ahead.stop)))
        one = {"before": before, "after": after, "bars": after}.get(where)
        sides = (one,) if one is not None else (before, after)
        return any(self._any(name, side) for side in sides) != (where in ("not", "bars"))

    def _clause_start(self, first: int, within: range) -> int:
        """The first of the words close before a trigger that nothing parts from it."""
        at = first
        while at > max(within.start, first - LED) and self._words.lower[at - 1] not in _PARTING:
            at -= 1
        return at

    def _any(self, name: str, within: range) -> bool:
        lexicon, kinds = _class(name)
        return any(
            self._kinds.get(i) in kinds or lexicon.at(self._words, i, within.stop) is not None
            for i in within
        )


_MENTIONED = {
    "@place": frozenset({MentionKind.PLACE}),
    "@actor": frozenset(
        {
            MentionKind.PERSON,
            MentionKind.ORGANISATION,
            MentionKind.ARMED_GROUP,
            MentionKind.STATE_BODY,
        }
    ),
    "@people": frozenset({MentionKind.NATIONALITY}),
    "@weapon": frozenset({MentionKind.WEAPON}),
}


@cache
def _plain(name: str) -> frozenset[str]:
    """The words of a class that has no phrases and no mentions."""
    (listed,) = (row[1] for row in rows("classes.tsv", columns=2) if row[0] == name)
    return frozenset(listed.split(", "))


@cache
def _class(name: str) -> tuple[Lexicon[bool], frozenset[MentionKind]]:
    """The phrases and the mention kinds of a class.

    Raises:
        KeyError: if ``classes.tsv`` has no such class.
    """
    listed = {row[0]: row[1] for row in rows("classes.tsv", columns=2)}[name].split(", ")
    phrases = ((tuple(p.split()), True) for p in listed if not p.startswith("@"))
    kinds = [_MENTIONED[p] for p in listed if p.startswith("@")]
    return Lexicon(phrases), frozenset().union(*kinds)


@cache
def _no_events() -> Lexicon[bool]:
    """Phrases that tell of no event, though words of theirs would."""
    return Lexicon(
        (spelling, True)
        for phrase, part, root, *_ in rows("triggers.tsv", columns=6)
        if root == NO_EVENT
        for spelling, _ in spelled(phrase, part)
    )


@cache
def _triggers() -> Lexicon[tuple[tuple[int, Entry], ...]]:
    found: dict[tuple[str, ...], list[tuple[int, Entry]]] = {}
    for phrase, part, root, mode, acled, needs in rows("triggers.tsv", columns=6):
        if root == NO_EVENT:
            continue
        entry = Entry(phrase, part == "v", EventType(root), mode, acled, tuple(needs.split()))
        for spelling, form in spelled(phrase, part):
            found.setdefault(spelling, []).append((form, entry))
    return Lexicon((spelling, tuple(entries)) for spelling, entries in found.items())


@cache
def _first_words() -> frozenset[str]:
    """The words that any phrase of the lexicon begins with."""
    return _triggers().first_words | _no_events().first_words
