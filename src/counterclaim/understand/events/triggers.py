"""Words that tell of events, found by the lexicon ``triggers.tsv`` and its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.spans import Spans
from counterclaim.understand.events.voice import BE, is_passive
from counterclaim.understand.inflection import Form
from counterclaim.understand.lexicon import Lexicon
from counterclaim.understand.numbers import parse_number
from counterclaim.understand.spelling import spelled
from counterclaim.understand.tables import rows
from counterclaim.understand.words import Words, word_set

NEAR = 10  # words to either side in which the class a condition asks for is looked for
NO_EVENT = "-"
AHEAD = 4  # words after the trigger in which the class asked for by "next" must begin
BARE, BESIDE = "bare", 3  # BESIDE: words to either side where a class rules a reading out
_BEHIND_OBJECT = word_set("to in into at from for on by of with and or over , ; .")

_BEFORE_NOUN = word_set(
    "the a an this that these those its their his her our any some each every no new of in by "
    "on with under against after during from for s and or out fresh recent more such last first "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_BEFORE_VERB = word_set(
    "to will would could may might must can cannot not should also have has had was were been "
    "being is are be it they he she we who which i you did do does t then"
)
_AFTER_NOUN = word_set(
    "on against in by of at from , . ; : ) and or that near over when where while which who"
)
_MANY = word_set("police people militia opposition military army men women children")
_MODALS = word_set("to will would could may might must can cannot")
_FIRING = word_set("rebel army regime government insurgent militant opposition enemy sniper tank")
_FINITE = word_set("is are was were has have had will would could can may said says say")
_ARTICLES = word_set("the a an its their his these those some")
_WHICH = word_set(
    "next last first second third main latest most only other biggest largest anti pro"
)
_SIDING = word_set("back support")
_SIDES = word_set(
    "militant militants militia militias rebel rebels group groups fighters forces troops armed "
    "faction factions terrorist terrorists gunmen insurgents opposition coalition regime"
)
_ALSO_NOUNS = word_set(
    "force visit sign order aid supply fund train trade shelter back block close move land "
    "fall end hold hit kill target bomb shell rain drop launch use crush capture torture "
    "damage mass patrol station march fine sentence convict ban return address press gas beat "
    "charge blame honor honour award challenge fault dispute suspect meet vow pledge threaten "
    "detail"
)


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
    form: Form
    passive: bool

    @property
    def bare(self) -> bool:
        """Whether the event has no actor or target of its own."""
        return BARE in self.entry.needs

    @property
    def verbal(self) -> bool:
        """Whether the trigger is a verb in this text."""
        return self.entry.verb


def find_triggers(
    words: Words, sentences: Spans, mentions: Sequence[Mention]
) -> list[list[Trigger]]:
    """The triggers of each sentence, in order, never overlapping."""
    classes = _Classes(words, mentions)
    return [list(_in_sentence(words, words.within(s), classes)) for s in sentences]


def _in_sentence(words: Words, within: range, classes: _Classes) -> Iterator[Trigger]:
    lexicon, passed_over = _triggers(), _no_events()
    done = within.start
    for index, word in enumerate(words.lower[within.start : within.stop], within.start):
        if index < done or not (lexicon.begins(word) or passed_over.begins(word)):
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
    lexicon: Lexicon[tuple[tuple[Form, Entry], ...]],
) -> Trigger | None:
    """The reading of the longest phrase at a word whose conditions hold."""
    for hit in lexicon.every(words, index, within.stop):
        for form, entry in hit.value:
            passive = entry.verb and is_passive(
                words, hit.first, hit.last, within, form=form, verb=entry.phrase
            )
            if not _fits(words, hit.first, hit.last, within, form, entry):
                continue
            noun = (
                entry.verb
                and form == Form.THIRD
                and _is_noun(words.lower[hit.first : hit.last + 1], entry)
            )
            if noun and classes.of_a_people(hit.first - 1):
                continue  # "Kelian raids": no adjective does a verb
            if all(
                classes.hold(need, hit.first, hit.last, within, passive) for need in entry.needs
            ):
                return Trigger(hit.first, hit.last, entry, form, passive)
    return None


def _fits(words: Words, first: int, last: int, within: range, form: Form, entry: Entry) -> bool:
    """Whether a spelling can be the part of speech that the entry says, where it stands."""
    before = words.lower[first - 1] if first > within.start else ""
    after = words.lower[last + 1] if last + 1 < within.stop else ""
    if not entry.verb:
        several = before == "to" and words.lower[last].endswith("s")  # "an end to attacks"
        return before in _FIRING if entry.phrase == "fire on" else several or before not in _MODALS
    if first in words.joined:
        return False
    if form & Form.GERUND:
        nominal = words.lower[first : last + 1] in _nominal_gerunds()
        if before in _ARTICLES:  # "a crushing siege"; "the targeting of" has no noun of its own
            return not nominal and after == "of"
        joined = words.lower[first - 2] if before in ("and", "or") else ""
        if nominal and (joined,) in _nouns() and not joined.endswith("ing"):
            return False  # "killed by air strikes and shelling since May"
        on = words.lower[last + 1 : last + 3]  # "killing at least nine", "killing and wounding"
        goes_on = on == ("at", "least") or (on[:1] == ("and",) and on[-1].endswith("ing"))
        return not nominal or before in BE or goes_on or after not in _AFTER_NOUN | {"by"}
    if form & (Form.PAST | Form.PARTICIPLE):
        sided = entry.phrase in _SIDING and after in _SIDES  # "foreign backed groups"
        return before not in _ARTICLES and not sided
    if (form & Form.BASE and before in BE) or (form == Form.THIRD and before in _MODALS):
        return False  # "would not be welcome"
    if before in _BEFORE_VERB:
        return True
    if after in _FINITE:
        return False
    two = words.lower[max(first - 3, within.start) : first - 1]  # "the next | major | target"
    article = two[-1:] and (two[-1] in _ARTICLES or (two[0] in _ARTICLES and two[-1] in _WHICH))
    several = before.endswith("s") and not before.endswith(("ss", "is", "us"))  # "an ISIS | attack"
    if form & Form.BASE and article and not several and before not in _MANY:
        return not _is_noun(words.lower[first : last + 1], entry)  # "the brutal massacre"
    if entry.phrase == "fire on" and before in _FIRING:
        return False  # "killed in rebel fire on the town"
    if before in _BEFORE_NOUN or (form & Form.THIRD and parse_number(before) is not None):
        return False
    return after not in _AFTER_NOUN or not _is_noun(words.lower[first : last + 1], entry)


def _is_noun(spelling: tuple[str, ...], entry: Entry) -> bool:
    """Whether a verb's spelling is a noun's too, by the lexicon or a short list."""
    return entry.phrase in _ALSO_NOUNS or spelling in _nouns()


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
        if need == BARE:
            return True
        if need in ("passive", "active"):
            return passive == (need == "passive")
        where, _, name = need.partition(":")
        before = range(max(within.start, first - (BESIDE if where == "not" else NEAR)), first)
        after = range(last + 1, min(within.stop, last + 1 + (BESIDE if where == "not" else NEAR)))
        if where in ("next", "object"):  # "took the hilltop village", not "took him to the village"
            ahead, behind = after[:AHEAD], _BEHIND_OBJECT if where == "object" else frozenset()
            ends = (i for i in ahead if self._words.lower[i] in behind)
            return self._any(name, range(ahead.start, next(ends, ahead.stop)))
        one = {"before": before, "after": after, "bars": after}.get(where)
        sides = (one,) if one is not None else (before, after)
        return any(self._any(name, side) for side in sides) != (where in ("not", "bars"))

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
    "@weapon": frozenset({MentionKind.WEAPON}),
}


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
def _nominal_gerunds() -> frozenset[tuple[str, ...]]:
    """Nouns of the lexicon that are gerunds too ("shelling")."""
    return frozenset(
        (phrase,)
        for phrase, part, *_ in rows("triggers.tsv", columns=6)
        if part == "n" and phrase.endswith("ing")
    )


@cache
def _nouns() -> frozenset[tuple[str, ...]]:
    return frozenset(
        spelling
        for phrase, part, *_ in rows("triggers.tsv", columns=6)
        if part == "n"
        for spelling, _ in spelled(phrase, part)
    )


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
def _triggers() -> Lexicon[tuple[tuple[Form, Entry], ...]]:
    found: dict[tuple[str, ...], list[tuple[Form, Entry]]] = {}
    for phrase, part, root, mode, acled, needs in rows("triggers.tsv", columns=6):
        if root == NO_EVENT:
            continue
        entry = Entry(phrase, part == "v", EventType(root), mode, acled, tuple(needs.split()))
        for spelling, form in spelled(phrase, part):
            found.setdefault(spelling, []).append((form, entry))
    return Lexicon((spelling, tuple(entries)) for spelling, entries in found.items())
