"""Whether a spelling is the verb or the noun that the lexicon lists, by the words beside it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from counterclaim.understand.events.voice import BE
from counterclaim.understand.inflection import Form
from counterclaim.understand.numbers import parse_number
from counterclaim.understand.spelling import spelled
from counterclaim.understand.tables import rows
from counterclaim.understand.words import Words, word_set

_BEFORE_NOUN = word_set(
    "the a an this that these those its their his her our any some each every no new of in by "
    "on with under against after during from for s and or out fresh recent more such last first "
    "alleged purported suspected supposed "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_BEFORE_VERB = word_set(
    "to will would could may might must can cannot not should also have has had was were been "
    "being is are be it they he she we who which i you did do does t then"
)
_AFTER_NOUN = word_set(
    "on against in by of at from , . ; : ) and or that near over when where while which who "
    "inside outside within across"
)
_AFTER_GERUND = _AFTER_NOUN | {"by"}
_MANY = word_set("police people militia opposition military army men women children")
_MODALS = word_set("to will would could may might must can cannot")
_FIRING = word_set("rebel army regime government insurgent militant opposition enemy sniper tank")
_FINITE = word_set(
    "is are was were has have had will would could can may said says say "
    "continue continued began erupted resumed"
)
_ARTICLES = word_set("the a an its their his these those some")
_WHICH = word_set(
    "next last first second third main latest most only other biggest largest anti pro"
)
_HARMING = word_set("kill wound injure")
_HAVING = word_set(
    "received receives receiving gave given made obeyed disobeyed disobeying ignored broke broken"
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
    "detail storm wound promise"
)


class Spot(NamedTuple):
    """The words ``first`` to ``last`` of a sentence, with what stands beside them."""

    words: Words
    first: int
    last: int
    within: range

    @property
    def spelling(self) -> tuple[str, ...]:
        """The words themselves, in lower case."""
        return self.words.lower[self.first : self.last + 1]

    @property
    def before(self) -> str:
        """The word before them in their sentence, or nothing."""
        return self.words.lower[self.first - 1] if self.first > self.within.start else ""

    @property
    def after(self) -> str:
        """The word behind them in their sentence, or nothing."""
        return self.words.lower[self.last + 1] if self.last + 1 < self.within.stop else ""


def fits(spot: Spot, form: int, *, verb: bool, phrase: str) -> bool:
    """Whether the words can be a verb of that form, or the noun, of a phrase of the lexicon."""
    if not verb:
        return _as_noun(spot, phrase)
    if spot.first in spot.words.joined:
        return False
    if form & Form.GERUND:
        return _as_gerund(spot)
    if form & (Form.PAST | Form.PARTICIPLE):
        owned = spot.before == "s" and spot.words.lower[spot.first - 2] in ("'", "’")
        if owned and form & Form.PARTICIPLE and phrase not in _HARMING:
            return False  # "Norland's proposed law"
        sided = phrase in _SIDING and spot.after in _SIDES  # "foreign backed groups"
        return spot.before not in _ARTICLES and not sided
    return _as_present(spot, form, phrase)


def _as_noun(spot: Spot, phrase: str) -> bool:
    if phrase == "fire on":
        return spot.before in _FIRING
    several = spot.before == "to" and spot.spelling[-1].endswith("s")  # "an end to attacks"
    return several or spot.before not in _MODALS


def _as_gerund(spot: Spot) -> bool:
    lower, nominal = spot.words.lower, spot.spelling in _nominal_gerunds()
    if spot.before in _ARTICLES:  # "a crushing siege"; "the targeting of" has no noun of its own
        return not nominal and spot.after == "of"
    on = lower[spot.last + 1 : spot.last + 3]  # "killing at least nine", "killing and wounding"
    acts_on = on == ("at", "least") or spot.after in _ARTICLES or parse_number(spot.after)
    joined = lower[spot.first - 2] if spot.before in ("and", "or") else ""
    if nominal and (joined,) in _nouns() and not (joined.endswith("ing") or acts_on):
        return False  # "killed by air strikes and shelling since May"
    goes_on = on == ("at", "least") or (on[:1] == ("and",) and on[-1].endswith("ing"))
    return not nominal or spot.before in BE or goes_on or spot.after not in _AFTER_GERUND


def _as_present(spot: Spot, form: int, phrase: str) -> bool:
    before = spot.before
    if (form & Form.BASE and before in BE) or (form == Form.THIRD and before in _MODALS):
        return False  # "would not be welcome"
    if before in _BEFORE_VERB:
        return True
    governed = before in _HAVING or spot.words.lower[spot.first - 2] == "to"
    if form == Form.THIRD and governed and is_noun(spot.spelling, phrase):
        return False  # "received promises", "to crush protests"
    if spot.words.lower[spot.first - 2] in ("anti", "pro") and is_noun(spot.spelling, phrase):
        return False  # "anti-government protests"
    if phrase == "back" and form & Form.BASE and not before.endswith(("s", "ly")):
        return False  # "troops fired back", not "papers back the plan"
    if spot.after in _FINITE:
        return False
    if form & Form.BASE and _is_determined(spot):
        return not is_noun(spot.spelling, phrase)  # "the brutal massacre"
    if phrase == "fire on" and before in _FIRING:
        return False  # "killed in rebel fire on the town"
    if before in _BEFORE_NOUN or (form & Form.THIRD and parse_number(before) is not None):
        return False
    return spot.after not in _AFTER_NOUN or not is_noun(spot.spelling, phrase)


def _is_determined(spot: Spot) -> bool:
    """Whether an article leads up to the words, and no plural whose verb they would be."""
    two = spot.words.lower[max(spot.first - 3, spot.within.start) : spot.first - 1]
    article = two[-1:] and (
        two[-1] in _ARTICLES or (two[0] in _ARTICLES and (two[-1] in _WHICH or two[-1].isdigit()))
    )
    before = spot.before
    several = before.endswith("s") and not before.endswith(("ss", "is", "us"))  # "an ISIS | attack"
    return bool(article) and not several and before not in _MANY


def is_noun(spelling: tuple[str, ...], phrase: str) -> bool:
    """Whether a verb's spelling is a noun's too, by the lexicon or a short list."""
    return phrase in _ALSO_NOUNS or spelling in _nouns()


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
