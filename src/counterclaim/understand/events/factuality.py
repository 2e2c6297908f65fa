"""How the text presents an event: reported, claimed, denied, planned, hypothetical, historical.

From the attribution that holds the trigger, then modals, negation and tense beside it,
after the distinctions of FactBank (Saurí and Pustejovsky 2009), reduced to six values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from counterclaim.records import (
    Attribution,
    AttributionKind,
    EventType,
    Factuality,
    Granularity,
    Interval,
    Stance,
)
from counterclaim.understand.events.conditions import (
    is_conditional,
    is_known,
    unproven,
    words_before,
)
from counterclaim.understand.events.negation import (
    WARDING_OFF,
    awaited,
    governed,
    is_called_off,
    is_negated,
    scope_of,
)
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import Words, word_set

PAST_DAYS = 45  # what ended longer before publication is history, not news
#: What is done by gathering for it.
_TOLD = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.PROTEST, EventType.REJECT})
_LASTING = frozenset({EventType.AGREE, EventType.CONSULT})  # told of as what still holds

_RANKED = word_set("first second third fourth fifth latest")
_CAUSING = word_set("prompted prompting forced drove driven pushed brought inspired led caused")
_AIMING = word_set("aim aims aimed goal goals hope hopes intention idea view purpose")
_PERFECT = word_set("has have")
_RANKING = word_set("the a an")
_BECOMING = word_set("became become becomes")
_GATHERED = word_set("gathered rallied marched demonstrated streets protested massed assembled")
_SAID_TO = word_set("claim claims claimed claiming said alleged reported seem seems seemed")
_MODAL = word_set("could may might can should must would")
_POSSIBLE = word_set(
    "possible potential feared threatened imminent risk danger threat prospect likely possibility"
)
#: What a noun of an act stands behind while nobody has done it yet: "fears of an attack".
_FEARING = word_set("fear fears feared fearing warn warns warned warning risk threat event case")
_ASKING = word_set(
    "need needs needed needing require requires required requiring lack lacks lacking "
    "propose proposes proposed proposing demand demands demanded demanding urge urges urged"
)
_ASKING_FOR = word_set(
    "call calls called calling appeal appeals appealed appealing push hope bid bids plea pleas"
)
_ADVISING = word_set(
    "vote votes voted voting warn warns warned warning advise advises advised advising decide "
    "decided argue argues argued arguing caution cautions cautioned"
)
_PREPARING = word_set(
    "plan plans planning prepare prepares preparing prepared preparations preparation ready"
)
_SCHEDULED = word_set("planned expected upcoming scheduled looming impending")
_TO_BE = {(word, "to") for word in ("supposed", "meant")}
_LEADING = word_set("of for against")
_DETERMINING = word_set("a an the any another such further new more its their his major large")
#: What somebody promises, or is asked, to make: "promised to send a patrol".
_MAKING = word_set(
    "send launch hold deploy provide give start begin conduct carry open mount stage deliver "
    "declare impose establish announce organise organize"
)
_SIZED = word_set("fresh full tough tougher economic emergency joint military ground air")
_POSTPONED = word_set("postponed delayed")
_DATING = word_set("in on since of until till by from last late early mid")
_WILL = word_set("will shall")
_FORETELLING = word_set(
    "said announced added declared promised pledged vowed confirmed agreed told"
)
_PLANNED = word_set(
    "plan plans planned planning intend intends intended aim aims aimed seek seeks sought "
    "seeking prepare prepares preparing prepared want wants wanted vow vows vowed pledge "
    "pledges pledged promise promises promised threaten threatens threatened set due expected "
    "ready poised order ordered bid attempt attempts attempted try tries tried trying decide "
    "decided urge urged urges urging ask asked asks call calls called calling demand demands "
    "demanded upcoming agree agreed agrees hope hopes hoped offer offered willing warn warned"
)
_MEANING = _PLANNED | _PREPARING | word_set("is are was were attempted attempting attempts attempt")
_DONE = word_set(
    "manage managed continue continues continued continuing begin began begun start started "
    "use used help helped helping helps able"
)
_USING = word_set("uses using used")
_BEGUN = word_set("began erupted started")
_FORMER = word_set("formerly once ago")
_ALLEGED = word_set("alleged purported supposed reported suspected reportedly allegedly")
_THOUGHT = word_set("believed thought assumed")
_RELATIVE = word_set("who which where whose")
_WHO = word_set("they he she it we")


@dataclass(frozen=True, slots=True)
class Standing:
    """Factuality of an event and whether its happening is negated."""

    factuality: Factuality
    negated: bool = False


def standing(
    words: Words,
    trigger: Trigger,
    within: range,
    *,
    voices: tuple[Attribution, ...],
    interval: Interval | None,
    published: date | None,
    since: int = 0,
) -> Standing:
    """How the event of a trigger is presented.

    ``voices`` is the chain of attributions that hold the trigger, innermost first;
    ``since`` is the word from which on a negation can reach a noun, behind the verb
    that tells of another event ("not to coordinate the air strikes").
    What a denial holds is denied, and so is what a speaker says did not happen; the
    tense of plans and conditions comes before the claim; what lies ``PAST_DAYS`` before
    publication, or is only recalled ("since the truce took effect"), is historical in
    the outlet's own voice.
    """
    scope = scope_of(words, trigger, within)
    reach = scope if trigger.verbal else scope[max(0, since - trigger.first + len(scope)) :]
    negated = is_negated(words, trigger, reach)
    if voices and voices[0].stance == Stance.DENIES and voices[0].polarity:
        return Standing(Factuality.DENIED, negated)
    off = negated or is_called_off(words, trigger, within)
    if off and not is_conditional(words, trigger, within):
        return Standing(Factuality.DENIED, negated=True)
    if (early := _early(words, trigger, within, scope)) is not None:
        return Standing(early)
    told = voices[0] if voices else None
    if told and (_is_intended(words, trigger, told) or _is_to_make(scope, told)):
        return Standing(Factuality.PLANNED)
    recent = bool(voices) or trigger.entry.root in _LASTING
    if _recalled(words, trigger, within) or (not recent and _long_ago(scope, interval, published)):
        return Standing(Factuality.HISTORICAL)
    if voices or _ALLEGED & set(scope[-2:]):
        return Standing(Factuality.CLAIMED)
    return Standing(Factuality.REPORTED)


def _of_noun(words: Words, trigger: Trigger, scope: tuple[str, ...]) -> Factuality | None:
    """Planned or hypothetical by what a noun stands behind, or None.

    "A planned offensive", "preparing for an offensive"; "fears of an attack", "proposed talks".
    A planned breach is a deliberate one.
    """
    if _POSSIBLE & set(scope[-3:]):
        return Factuality.HYPOTHETICAL
    after = words.lower[trigger.last + 1 : trigger.last + 3]
    behind = words.lower[trigger.last + 1 : trigger.last + 6]
    if any(pair in _TO_BE for pair in pairwise(behind)):
        return Factuality.PLANNED  # "a pullout that was supposed to be over by May"
    if behind[1:4] == ("among", "the", "demands") or behind[1:4] == ("among", "the", "conditions"):
        return Factuality.HYPOTHETICAL
    scheduled = _SCHEDULED & set(scope[-2:]) and trigger.entry.mode != "ceasefire-broken"
    if scheduled or (after[:1] == ("were",) and after[-1] in _POSTPONED):
        return Factuality.PLANNED
    at = len(scope)
    while at and scope[at - 1] in _DETERMINING:
        at -= 1
    at -= at > 2 and scope[at - 2] in ("a", "an") and scope[at - 3] in _LEADING
    while at and scope[at - 1] in _DETERMINING:
        at -= 1
    leads = at and scope[at - 1] in _LEADING
    governor = scope[at - 2 : at - 1] if leads else scope[max(at - 1, 0) : at]
    asking = _ASKING | _ASKING_FOR if scope[at - 1 : at] == ("for",) else _ASKING
    if (_FEARING | asking) & set(governor):
        return Factuality.HYPOTHETICAL
    meant = _MEANING & set(_makes(scope)[-2:-1])
    return Factuality.PLANNED if meant or _PREPARING & set(governor) else None


def _early(
    words: Words, trigger: Trigger, within: range, scope: tuple[str, ...]
) -> Factuality | None:
    """Planned or hypothetical by what stands before the trigger, else None."""
    wide = words_before(words, trigger, within)
    known = is_known(words, trigger)
    condition = is_conditional(words, trigger, within) and not known
    if known and "if" in scope:
        scope = scope[scope.index("if") + 1 :]
    if condition or unproven(wide) or awaited(wide):
        return Factuality.HYPOTHETICAL
    if governed(scope, WARDING_OFF):
        return Factuality.HYPOTHETICAL  # "urged them to avoid violence"
    if trigger.entry.root is EventType.AGREE and not trigger.verbal and "before" in scope:
        return Factuality.HYPOTHETICAL  # "withdrew before an agreement was reached"
    if scope[-3:-2] and scope[-3] in _THOUGHT and scope[-2] in _WHO:
        return Factuality.HYPOTHETICAL  # "the crews believed they were bombing others"
    if "would" in scope[-2:] and _FORETELLING & set(wide[-7:]):
        return Factuality.PLANNED  # "said that it would free them"
    modal = _MODAL & set(_without_months(scope)[-4:])
    if modal and ("have" not in scope[-2:] or "would" in modal):  # "would have been jailed"
        return Factuality.HYPOTHETICAL
    if _WILL & set(scope[-4:]):
        return Factuality.PLANNED
    if not trigger.verbal:
        return _of_noun(words, trigger, scope)
    ranks = pairwise(scope if _BECOMING.isdisjoint(wide) else wide)
    if any(word in _RANKING and then in _RANKED for word, then in ranks):
        return None  # "the first hospital to be bombed"
    if scope[-1:] == ("to",) and not _CAUSING.isdisjoint(scope[-5:-1]):
        return None  # "prompted people to march"
    if scope[-2:] == ("only", "to"):
        return None  # "agreed to go, only to stay on"
    aims = len(scope) > 1 and scope[-2] in _AIMING and scope[-1] in ("of", "at")
    if aims and trigger.form & Form.GERUND:
        return Factuality.PLANNED  # "with the aim of | retaking the town"
    if scope[-2:-1] == ("let",) and scope[-1] in ("us", "s"):
        return Factuality.HYPOTHETICAL
    if scope[-1:] == ("to",) and trigger.form & Form.BASE:
        if trigger.entry.root in _TOLD and not _GATHERED.isdisjoint(wide):
            return None  # "marched to denounce him"
        before = scope[-2] if len(scope) > 1 else ""
        uses = not _USING.isdisjoint(wide) and before not in _PLANNED
        done = before in _DONE or before in ("have", "has", "had")
        return None if done or uses else Factuality.PLANNED  # "uses mortars to bombard the town"
    if scope[-1:] == ("against",) and _ADVISING & set(scope[-3:-1]):
        return Factuality.HYPOTHETICAL  # "voted against bombing the town"
    if scope[-2:-1] == ("to",) and scope[-1] == "be":
        said = _SAID_TO & set(scope[-3:-2])  # "claims to be fighting"
        return Factuality.CLAIMED if said else Factuality.PLANNED
    return Factuality.PLANNED if governed(scope, _PLANNED) and "to" in scope[-2:] else None


def _without_months(scope: tuple[str, ...]) -> tuple[str, ...]:
    """The words less the month of May: "in house arrest since May 2011 because he | opposed it"."""
    dated = zip(("", *scope), scope, (*scope[1:], ""), strict=False)
    return tuple(
        "" if word == "may" and (after.isdigit() or before.isdigit() or before in _DATING) else word
        for before, word, after in dated
    )


def _is_intended(words: Words, trigger: Trigger, voice: Attribution) -> bool:
    """Whether somebody means to do it, and no relative clause tells that it is: "who | fled"."""
    if voice.kind != AttributionKind.INTENT:
        return False
    within = (words.within(part) for part in voice.content)
    start = next((part.start for part in within if trigger.first in part), trigger.first)
    return _RELATIVE.isdisjoint(words.lower[start : trigger.first])


def _is_to_make(scope: tuple[str, ...], voice: Attribution) -> bool:
    """Whether a noun is what somebody promises or is asked to make: "to send a | patrol"."""
    asked = voice.stance in (Stance.PROMISES, Stance.DEMANDS)
    return asked and bool(_makes(scope))


def _makes(scope: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the "to" of a verb whose object a noun is: "preparing to | stage a raid"."""
    at = len(scope)
    while at and (scope[at - 1] in _DETERMINING or scope[at - 1] in _SIZED):
        at -= 1
    at -= scope[max(at - 1, 0) : at] == ("out",)  # "to carry out a raid"
    makes = scope[max(at - 2, 0) : at]
    return scope[: at - 1] if makes[:1] == ("to",) and makes[-1] in _MAKING else ()


def _recalled(words: Words, trigger: Trigger, within: range) -> bool:
    """Whether a clause with "since" or "after" recalls the event as known.

    "Since they left", "since protests began".
    """
    before = words.lower[max(within.start, trigger.first - 8) : trigger.first]
    begun = not _BEGUN.isdisjoint(words.lower[trigger.last + 1 : trigger.last + 2])
    told = trigger.verbal or begun
    since = before[before.index("since") :] if "since" in before else ()
    if not _PERFECT.isdisjoint(since):
        return False  # "since March he has promised much"
    return told and "since" in before and not trigger.form & Form.GERUND


def _long_ago(scope: tuple[str, ...], interval: Interval | None, published: date | None) -> bool:
    if _FORMER & set(scope):
        return True
    if interval is None or interval.end is None or published is None:
        return False
    if interval.granularity is Granularity.RANGE:
        return False
    return interval.end < published - timedelta(days=PAST_DAYS)
