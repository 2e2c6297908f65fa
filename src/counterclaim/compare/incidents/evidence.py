"""Whether two events are one happening: a score with its reasons.

The scorer adds evidence and names it. Some things forbid a join whatever else speaks for
it: disjoint days, places apart, types that cannot be one happening.
"""

from __future__ import annotations

import re

from counterclaim.compare.geography import LOCAL, Relation, relate
from counterclaim.compare.incidents.dayscores import day_score, days_unclear
from counterclaim.compare.incidents.eventdays import WEEK
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.leads import same_main
from counterclaim.compare.incidents.mains import ELSEWHERE, areas_apart
from counterclaim.compare.incidents.mains import THRESHOLD as MAIN_THRESHOLD
from counterclaim.compare.incidents.manners import manners_exclude
from counterclaim.compare.incidents.means import coded_means, other_means
from counterclaim.compare.incidents.scored import Scored
from counterclaim.compare.incidents.standing import overtaken
from counterclaim.compare.incidents.tolls import TELLING_TOLL
from counterclaim.compare.sides import same_side
from counterclaim.protocols import View
from counterclaim.records import (
    EventType,
    Place,
    PlaceKind,
    Quantity,
    Unit,
    lineage,
)

#: Joined at or above this score; the parts below say what adds up to it.
THRESHOLD = 0.6
#: Heads at least this alike tell of one happening though one gives a place and the other, it
#: may be, its province. Of nine groups of train that lesser heads join, five are two happenings.
PROVINCE_THRESHOLD = 2 * MAIN_THRESHOLD
#: Small figures agree by chance: five are hurt in many an attack.
RARE_FIGURE = 10
#: A sentence of at least this many words is no formula.
SENTENCE_WORDS = 10
WORD = re.compile(r"[^\W_]+")

#: Types that name one violent happening from different ends: who attacks a village, who
#: takes it and who loses it.
GROUPS = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT}),
    frozenset({EventType.AID}),
    frozenset({EventType.MOBILIZE}),
    frozenset({EventType.PROTEST}),
    frozenset({EventType.SANCTION}),
)
GROUP_OF = {kind: number for number, kinds in enumerate(GROUPS) for kind in kinds}
#: Places where at war more than one thing happens a day.
MANY_A_DAY = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT})


def kind_words(kind: EventType) -> str:
    """What kind of happening it is, in plain words; the register keeps the truces."""
    return "withdrawal or loss" if kind is EventType.RETREAT else kind.plain


def _place_score(a: Happening, b: Happening, view: View) -> Scored:
    relation = relate(a.place, b.place, view)
    if relation is Relation.APART and _may_be_one(a, b, view):
        return Scored(-0.1, ("one place may name the province of the other",))
    if relation is Relation.APART:
        return Scored(0.0, ("places apart",), barred=True)
    if relation is Relation.UNKNOWN or a.place is None or b.place is None:
        apart = a.main is not None and b.main is not None and areas_apart(a.main, b.main)
        return Scored(0.0, (ELSEWHERE if apart else "place unknown",), barred=apart)
    local = a.place.kind in LOCAL and b.place.kind in LOCAL
    if relation is Relation.SAME:
        return Scored(_sameness(a.place), (f"same place ({a.place.name})",))
    if relation is Relation.NEAR:
        return Scored(0.1 if local else 0.0, ("places near each other",))
    return Scored(0.15 if local else 0.05, ("one place within the other",))


def _may_be_one(a: Happening, b: Happening, view: View) -> bool:
    """Whether the place of one may name the province of the other's, and no tolls forbid it.

    "In Idlib" is said of a town of the province of Idlib as well as of the city. That parts
    nothing, and joins nothing either: for it more must speak.
    """
    tolls = [item.main.tolls.killed for item in (a, b) if item.main]
    one = len(tolls) < 2 or not overtaken(*tolls)
    return one and (_in_province(a, b, view) or _in_province(b, a, view))


def _in_province(a: Happening, b: Happening, view: View) -> bool:
    """Whether the place of one lies in the province that the other's place may name."""
    return a.place is not None and b.province in lineage(a.place, view.place)


def _sameness(place: Place) -> float:
    """How much it says that two events share a place: a city at war has many a day."""
    if place.kind not in LOCAL:
        return 0.05
    return 0.2 if place.kind in MANY_A_DAY else 0.35


def _actor_score(a: Happening, b: Happening, view: View) -> Scored:
    sides_a, sides_b = {a.actor, a.target} - {None}, {b.actor, b.target} - {None}
    if not sides_a or not sides_b:
        return Scored(0.0, ())
    shared = len(sides_a & sides_b)
    if a.actor and a.actor == b.actor and a.target and a.target == b.target:
        return Scored(0.25, ("same actor and target",))
    if shared:
        return Scored(0.1 * shared, ("shares a party",))
    if a.event.type is b.event.type and a.actor and b.actor:
        wide = any(p is not None and p.kind in MANY_A_DAY for p in (a.place, b.place))
        weight = -0.2 if wide and not same_side(a.actor, b.actor, view) else -0.1
        return Scored(weight, ("parties differ",))
    # One side's attack is the other side's retreat: no party need be named twice.
    return Scored(0.0, ())


def _means_score(a: Happening, b: Happening) -> Scored:
    """What it says that two events of a place where many a thing happens differ in means."""
    left, right = coded_means(a.event), coded_means(b.event)
    wide = any(p is not None and p.kind in MANY_A_DAY for p in (a.place, b.place))
    if wide and left and right and left != right:
        return Scored(-0.1, ("means differ",))
    return Scored(0.0, ())


def _two_leads(a: Happening, b: Happening) -> bool:
    """Whether reports of one city lead with attacks by other means, under heads not alike.

    A city at war has many a day: a day's rockets on one quarter are no air raid on another.
    """
    if a.main is None or b.main is None or a.article.id == b.article.id:
        return False
    wide = any(p is not None and p.kind in MANY_A_DAY for p in (a.place, b.place))
    return (
        wide
        and other_means(a.main.means or a.main.causes, b.main.means or b.main.causes)
        and same_main(a, b) is None
    )


def _harm(quantity: Quantity) -> bool:
    return quantity.unit in (Unit.KILLED, Unit.WOUNDED, Unit.CASUALTIES)


def _figure_score(a: Happening, b: Happening) -> Scored:
    for left in filter(_harm, a.quantities):
        for right in filter(_harm, b.quantities):
            count = left.best or 0
            if left.unit is right.unit and count == right.best and count > TELLING_TOLL:
                weight = 0.2 if count >= RARE_FIGURE else 0.1
                return Scored(weight, (f"same figure ({count:g} {left.unit})",))
    return Scored(0.0, ())


def _one_scene(a: Happening, b: Happening) -> bool:
    return (a.scene or a.event.id) == (b.scene or b.event.id)


def _same_sentence(a: Happening, b: Happening) -> bool:
    """Whether two articles tell it in one sentence, word by word, as copies do."""
    if a.article.id == b.article.id or a.lemma != b.lemma:
        return False
    words = words_of(a)
    return len(words) >= SENTENCE_WORDS and words == words_of(b)


def words_of(item: Happening) -> tuple[str, ...]:
    """The words of the sentence that tells it, folded."""
    if item.sentence is None:
        return ()
    return tuple(WORD.findall(item.sentence.of(item.article.text).casefold()))


def score(a: Happening, b: Happening, *, view: View) -> Scored:
    """How likely two events are one happening, with the reasons.

    The parts: dates up to .3, place up to .35, parties up to .25, trigger .15 or the
    same type .1, figures up to .2, one scene of one article .3 or .45, beside a base of
    .1 for compatible types. Events that two reports lead with are joined if the heads are alike.
    """
    if GROUP_OF[a.event.type] != GROUP_OF[b.event.type]:
        return Scored(0.0, ("types differ",), barred=True)
    if a.event.id == b.event.id:
        return Scored(1.0, ("figures of one event",))
    dates = day_score(a, b)
    if dates.barred:
        return dates
    if manners_exclude(a, b):
        return Scored(0.0, ("fire from afar, and what it cannot do",), barred=True)
    if _two_leads(a, b):
        return Scored(0.0, ("reports lead with two kinds of attack",), barred=True)
    if _same_sentence(a, b):
        return Scored(0.95, ("the same sentence in both articles",))
    places = _place_score(a, b, view)
    if places.barred:
        return places
    parts = [dates, places, _actor_score(a, b, view), _figure_score(a, b)]
    parts.append(_means_score(a, b))
    if a.article.id == b.article.id and _one_scene(a, b):
        placed = a.place is not None and b.place is not None
        parts.append(Scored(0.3 if placed else 0.45, ("told together",)))
    if a.lemma == b.lemma:
        parts.append(Scored(0.15, (f"same trigger ({a.lemma})",)))
    elif a.event.type is b.event.type:
        parts.append(Scored(0.1, (f"same type ({kind_words(a.event.type)})",)))
    total = 0.1 + sum(part.score for part in parts)
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return _led_with(a, b, Scored(min(1.0, max(0.0, total)), reasons), view)


def barred(a: Happening, b: Happening, *, view: View) -> bool:
    """Whether two events cannot be one happening: what ``score`` bars, for less work.

    Nor can those of a busy place of which one gives no day, told more than a week apart,
    unless they are joined by themselves.
    """
    if GROUP_OF[a.event.type] != GROUP_OF[b.event.type]:
        return True
    if a.event.id == b.event.id:
        return False
    if day_score(a, b).barred or manners_exclude(a, b) or _two_leads(a, b):
        return True
    if _same_sentence(a, b):
        return False
    if days_unclear(a, b, WEEK.days):
        return not joins(score(a, b, view=view))  # or undated reports make a chain of months
    return _place_score(a, b, view).barred


def _led_with(a: Happening, b: Happening, found: Scored, view: View) -> Scored:
    """The score of events that two reports lead with, if their heads tell one incident."""
    main = same_main(a, b)
    provincial = relate(a.place, b.place, view) is Relation.APART
    if main is None or (provincial and main.score < PROVINCE_THRESHOLD):
        return found
    least = THRESHOLD + (main.score - MAIN_THRESHOLD) / 2
    return Scored(min(0.95, max(found.score, least)), (*main.reasons, *found.reasons))


def joins(link: Scored) -> bool:
    """Whether a pair of this score is joined, if nothing else forbids it."""
    return link.score >= THRESHOLD and not link.barred
