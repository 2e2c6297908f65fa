"""Where the event of a trigger happens: the place that a preposition puts beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.borders import opens, parts_before, parts_behind
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, Clause
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_REACH = 24  # words after the trigger in which its place must stand
_DIRECTIONS = word_set("north south east west northeast northwest southeast southwest")
#: Acts of words, and the deeds that they are about.
OF_WORDS = frozenset(
    {
        EventType.ACCUSE,
        EventType.AGREE,
        EventType.CONSULT,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.SANCTION,
        EventType.SUPPORT,
        EventType.THREATEN,
    }
)
#: Acts of words about others' deeds, which were elsewhere.
_ABOUT = frozenset(
    {
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.SUPPORT,
        EventType.THREATEN,
    }
)
_ENDING = word_set("halt stop end")  # of a deed: where that is done
_OF_DEEDS = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.RETREAT,
        EventType.AID,
    }
)
_PLACING = word_set(
    "in at near on around inside outside across into of towards toward from north south east "
    "west over through within between"
)
_GENITIVE = (("'",), ("’",))
_PARTS = _DIRECTIONS | word_set(
    "outskirts suburb suburbs centre center heart parts part most much city town capital all out"
)
_KNOWN = word_set("the this that these those its their his her")
_OF_TOPICS = word_set("on over into towards toward of from")
_BORDERS = ("border", "borders", "frontier")
_TELLING = word_set("told said")
#: Spots that are attacked for those who hold them.
_HELD = word_set(
    "position positions base bases post posts headquarters barracks checkpoint checkpoints "
    "stronghold strongholds hideout hideouts depot depots"
)
_NO_PLACES = word_set(
    "refusal leaders leader government rulers people president name support critics head foreign "
    "coverage sovereignty future ally allies neighbours neighbors territory role side issue image"
)
_NEXT = word_set("close near next adjacent")
_UNPLACED = word_set("by with for against , said says told has have was were is are which whom")


def place_of(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
    """The first place named by a preposition after the trigger, else one before it.

    What is said of an act, as in "condemned the raid in Kesh", is not said where that was, nor
    is what follows: "all who hope for peace in Kesh condemned it".
    """
    told = trigger.entry.root in OF_WORDS and trigger.entry.phrase not in _ENDING
    behind = (t for t in others if t.first > trigger.last)
    acts = (t.first for t in behind if t.verbal or (told and t.entry.root in _OF_DEEDS))
    after = next(acts, None)
    later = before_other(clause, trigger, others)
    stop = min(clause.within.stop if after is None else after, later)
    if told and trigger.entry.root in _ABOUT:
        stop = min(stop, _beside(clause, trigger))
    aside = told and not trigger.passive and trigger.entry.root is not EventType.CONSULT
    vague: Mention | None = None
    talks = told and trigger.entry.root is not EventType.AGREE
    for mention, span in clause.spans[bisect_left(clause.starts, trigger.last + 1) :]:
        if span.start >= stop or span.start - trigger.last > _REACH:
            break
        if _is_of_telling(clause, trigger.last + 1, span.start):
            break
        if talks and clause.word(_preposition(clause, mention, span) or 0) in _OF_TOPICS:
            continue  # "talks on Kesh"
        if _locates(clause, mention, span):
            if parts_behind(clause, trigger, span.start, others):
                break
            border = clause.words.lower[span.stop - 1] in _BORDERS and vague is not None
            if not border and (mention.name or clause.words.lower[span.start] in _KNOWN):
                return mention
            vague = vague or mention  # "on a village near Kesh", "in areas near the border"
    if vague is not None:
        return vague
    for index in range(clause.last_before(trigger.first), -1, -1):
        mention, span = clause.spans[index]
        at = _preposition(clause, mention, span)
        if at is None or _hard_bound(clause, span.stop, trigger.first):
            continue
        if clause.word(at) == "from" and trigger.entry.root is not EventType.RETREAT:
            continue
        if parts_before(clause, span, trigger, others):
            break
        if not aside or opens(clause, at):
            return _narrower(clause, index)
    return None


def _beside(clause: Clause, trigger: Trigger) -> int:
    """Where what stands right behind a word of speaking ends: "condemned in Kesh", no further."""
    beside = clause.word(trigger.last + 1) in ("in", "at", "inside", "within")
    index = bisect_left(clause.starts, trigger.last + 1)
    if not beside or index == len(clause.spans):
        return trigger.last + 1
    return clause.spans[index][1].stop


def before_other(clause: Clause, trigger: Trigger, others: Sequence[Trigger]) -> int:
    """The word behind a trigger that leads in another event ("before", "until"), else the end.

    "Halt the raids | before talks resume in Ruwan next week": place and day are the talks'. So
    are those of what an event answers: "the raid was a | response to the use of gas in Kesh".
    """
    stop = next((i for i in clause.answers if i > trigger.last), clause.within.stop)
    at = next((i for i in clause.laters if i > trigger.last), stop)
    return at if any(at < t.first < stop for t in others) else stop


def holder(clause: Clause, spot: Mention) -> Mention | None:
    """Whose a spot is that is attacked: "shelled positions of the army", "held by" it."""
    lower, last = clause.words.lower, clause.words.within(spot.span).stop - 1
    if lower[last] not in _HELD:
        return None
    held = lower[last + 1 : last + 3] == ("held", "by")
    if not held and lower[last + 1 : last + 2] != ("of",):
        return None
    found = clause.starting_at(last + 2 + held)
    return found if found is not None and found.kind in ACTORS else None


def _narrower(clause: Clause, index: int) -> Mention:
    """The place, or the one that is said to lie in it: "the town of X in rural Y" is X."""
    mention, span = clause.spans[index]
    if index and clause.words.lower[span.start - 1] == "in":
        inner, where = clause.spans[index - 1]
        if where.stop == span.start - 1 and inner.literal and _locates(clause, inner, where):
            return inner
    return mention


def _is_of_telling(clause: Clause, start: int, stop: int) -> bool:
    """Whether a place stands behind who tells of the event: "were hurt, he told envoys in Ruwan".

    Not behind a comma: "were hurt, he said, in Ruwan".
    """
    between = clause.words.lower[start:stop]
    told = [at for at, word in enumerate(between) if word in _TELLING]
    return bool(told) and "," in between[: told[0]] and "," not in between[told[-1] :]


def _locates(clause: Clause, mention: Mention, span: range) -> bool:
    """Whether a placing preposition governs a place."""
    return _preposition(clause, mention, span) is not None


def _preposition(clause: Clause, mention: Mention, span: range) -> int | None:
    """The word that places a place, or its own direction: "in the northern town of X"."""
    if mention.kind != MentionKind.PLACE or mention.literal is False:
        return None
    if clause.words.lower[span.start] in _DIRECTIONS:
        return span.start
    for at in range(span.start - 1, max(span.start - 8, clause.within.start) - 1, -1):
        word = clause.words.lower[at]
        held = clause.at(at)
        if word == "from" and _is_left(clause, span):
            return None
        if word == "of" and clause.word(at - 1) in _NO_PLACES:
            continue  # "the refusal of Kesh"
        if word in _PLACING:
            owned = word == "of" and clause.words.lower[span.stop : span.stop + 1] in _GENITIVE
            whole = owned and clause.word(at - 1) not in _PARTS
            return None if whole else at  # "the disquiet of Kelia's rulers"
        if word == "to" and clause.word(at - 1) not in _NEXT:
            return None
        if word in BOUNDS or word in _UNPLACED:
            return None
        if held is not None and held.kind != MentionKind.PLACE:
            return None
    return None


def _is_left(clause: Clause, span: range) -> bool:
    """Whether a place is only where a way begins: "as he drove from | Kesh | to Ruwan"."""
    goal = clause.at(span.stop + 1) if clause.word(span.stop) == "to" else None
    return goal is not None and goal.kind is MentionKind.PLACE


def _hard_bound(clause: Clause, start: int, stop: int) -> bool:
    """Whether a sentence ends between two words, or another deed begins: "in Y and of breaking"."""
    between = clause.words.lower[start:stop]
    deeds = any(pair in (("and", "of"), ("and", "for")) for pair in pairwise(between))
    return deeds or any(w in (";", "…", ".") for w in between)
