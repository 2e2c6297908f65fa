"""Whether a verb's form is passive: whether what stands before it does it or bears it."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.understand.events.clauses import PREPOSITIONS
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import Words, word_set

BE = word_set("is are was were be been being get got gets")
_BEFALLING = word_set("die dies died dying dead")  # what happens to their subject
_NO_OBJECT = word_set(
    "in at on near by during within from when while despite amid inside outside across throughout "
    "and , . ; :"
)
_AND = word_set("and or shot beaten")
_HAVE = word_set("has have had having ve")
_ADVERBS = word_set(
    "also not never then almost still now already again once all both just often since later twice"
)
# Verbs that have an object: their participle without one, behind a noun, is passive.
_WITH_OBJECT = word_set(
    "hit target ban outlaw arrest detain execute abduct kidnap capture seize besiege destroy "
    "damage displace kill wound injure"
)
_NOUNS = ("s", "ion", "ism", "ment", "ance", "ence")
_CHARGING = word_set("accuse suspect convict charge indict acquit")
HURTING = word_set("kill wound injure")
_LEAVING = word_set("leaving left leaves leave")
_JOINING = word_set("and , :")  # what follows may share an object that comes later
_CLAUSES = word_set("as after before since until because")  # open a clause of its own
_AMOUNTS = word_set("many much few")
_PAST = word_set("past last")  # "in the past three days"
_CLOSING = _NO_OBJECT - _JOINING | {")"}
_GOVERNING = PREPOSITIONS | _PAST
_ARTICLES = word_set("the a an its their his her")
_OBJECT_BEGINS = word_set("the a an its their his her some several all two three four five six")


def is_passive(words: Words, first: int, last: int, within: range, *, form: int, verb: str) -> bool:
    """Whether the words ``first`` to ``last``, a form of ``verb``, are passive.

    So is a participle behind a form of "be" or before "by", also as a reduced relative
    clause ("a deal brokered by"); and one of a verb that must have an object, without
    it ("three schools hit in May were closed").
    """
    after = words.lower[last + 1] if last + 1 < within.stop else "."
    if words.lower[first] in _BEFALLING or (
        words.lower[first] == "martyred" and after in _NO_OBJECT  # "13 advisers martyred in"
    ):
        return True
    if not form & Form.PARTICIPLE:
        return False
    at = first - 1
    while at >= within.start and (words.lower[at] in _ADVERBS or words.lower[at].endswith("ly")):
        at -= 1
    before = words.lower[at] if at >= within.start else ""
    if before in BE or _joined_to_passive(words, at, within):
        return True
    if before in _HAVE:
        return False
    if verb in _CHARGING and after in ("of", "with"):
        return True  # "men suspected of helping the rebels"
    if _is_before_agent(words, last, within, verb):
        return True
    if verb in HURTING and not _LEAVING.isdisjoint(words.lower[max(within.start, at - 5) : at]):
        return True  # "leaving nine people killed"
    alone = _before_clause(words, last, within) or _lacks_object(words, last, within)
    return verb in _WITH_OBJECT and before != "," and alone


def _before_clause(words: Words, last: int, within: range) -> bool:
    """Whether a clause follows: "two guards killed | as Norland breaches", not "as many as"."""
    behind = words.lower[last + 1 : min(last + 3, within.stop)]
    return len(behind) > 1 and behind[0] in _CLAUSES and behind[1] not in _AMOUNTS


def _is_before_agent(words: Words, last: int, within: range, verb: str) -> bool:
    """Whether "by" follows soon: not where it tells how, as in "violated it by shelling"."""
    behind = words.lower[last + 1 : min(last + 4, within.stop)]
    tells_how = behind[1:2] == ("by",) and behind[-1].endswith("ing") and verb not in _WITH_OBJECT
    object_first = behind[1:2] == ("by",) and behind[0].endswith(_NOUNS)  # "rejected claims by X"
    return "by" in behind[:2] and not (tells_how or object_first)


def _joined_to_passive(words: Words, at: int, within: range) -> bool:
    """Whether "and" or "or" joins a verb to a passive one: "has been reduced or | eliminated"."""
    if at - 2 < within.start or words.lower[at] not in ("and", "or"):
        return False
    while at > within.start and (words.lower[at] in _AND or words.lower[at].endswith("ed")):
        at -= 1
    return words.lower[at] in BE


def _lacks_object(words: Words, last: int, within: range) -> bool:
    """Whether none follows soon, as in "hit in May", not in "hit in May a school"."""
    behind = words.lower[last + 1 : min(last + 6, within.stop)]
    if behind[:2] == (",", "of") or _of_next(behind):
        return True  # "318 pupils abducted, of whom 279 were freed"
    if not behind or behind[0] not in _CLOSING:
        return False
    if behind[0] == "at" and behind[1:2] in (("least",), ("most",)):
        return False  # "killed at least seven people and wounded more"
    return not any(
        (word in _OBJECT_BEGINS or word.isdigit()) and previous not in _GOVERNING
        for previous, word in pairwise(behind[1:])
    )


def _of_next(behind: tuple[str, ...]) -> bool:
    """Whether others bear a deed of their own: "two teachers killed | and five injured"."""
    if len(behind) > 2 and behind[0].isdigit() and behind[2] in ("injured", "wounded", "hurt"):
        return True  # "eight people killed 58 others injured in a raid"
    joined = len(behind) > 2 and behind[0] in ("and", ",")
    counted = joined and (behind[1].isdigit() or behind[1] in _OBJECT_BEGINS - _ARTICLES)
    return counted and (behind[2].endswith("ed") or behind[2] in ("hurt", "others", "more"))
