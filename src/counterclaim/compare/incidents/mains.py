"""The incident that an article leads with, and whether two articles lead with the same.

Events are joined one by one; this looks at whole reports, as a reader does who has two
headlines side by side: the toll in the headline or lead, the means, the places, the days,
and how near the words are. What it finds is carried by the event of the head that tells
the main incident, and is one reason among others to join two events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.compare.geography import LOCAL, SPOTS
from counterclaim.compare.incidents.allies import Allies, allies_in
from counterclaim.compare.incidents.heads import LEAD, head_vector
from counterclaim.compare.incidents.means import killing_means, named_means
from counterclaim.compare.incidents.standing import (
    APART,
    PART_AND_WHOLE,
    Standing,
    contains,
    overtaken,
    ratio,
    stand,
    two_sources,
)
from counterclaim.compare.incidents.tolls import TELLING_TOLL, Toll, Tolls, head_tolls
from counterclaim.compare.stories import WORD, Vector, nearness
from counterclaim.protocols import View
from counterclaim.records import Outcome, Place, PlaceKind, Reading, Slot, lineage
from counterclaim.spans import Span

#: Evidence at or above this makes two reports ones of one incident. Of the pairs of train
#: articles of a day, few that readers placed in different governorates reach it, at .1 no
#: more than at .3 (``benchmarks.leads``).
THRESHOLD = 0.15
#: Heads that share fewer words than this are alike by chance.
SHARED_WORDS = 4
#: Why two heads tell of two incidents.
ELSEWHERE = "heads name other governorates"
#: Why they tell of one.
SAME_SPOT = "same place in both heads"
#: Words by which a report says that its toll replaces an earlier one: "an updated toll", "had
#: initially given a death toll of"; that one "could rise" declares no update.
_MOVING = (
    r"(?:new|updat\w+|earlier|initial\w*|previous\w*|revised|rais\w+|risen|rose|rises|rising"
    r"|climb(?:s|ed|ing)|jump(?:s|ed)|reach(?:es|ed)|increased|mounted|mounting|grown)"
)
UPDATE = re.compile(
    rf"\b{_MOVING}\b[^.;]{{0,30}}?\btolls?\b|\btolls?\b[^.;]{{0,80}}?\b{_MOVING}\b", re.IGNORECASE
)
#: In a headline the word alone says it: "rises to 90".
RISING = re.compile(r"\b(?:rises|rose|risen|climb(?:s|ed)?|rising)\b", re.IGNORECASE)
#: Words by which it says that the dead are still being found, so that its toll is a first one.
SEARCHING = re.compile(
    r"\bstill\b[^.;]{0,40}?\b(?:rubble|debris|ruins|retriev\w+|recover\w+|pull\w*|dig\w*|search\w*|trapped)\b"
    r"|\b(?:trapped|buried|stuck|missing)\s+(?:under|beneath|in)\s+(?:the\s+)?(?:rubble|debris|ruins)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Main:
    """What the head of a report says of its main incident.

    ``places`` are those named in the head that are small enough to tell incidents apart,
    ``spots`` those finer than a city, ``areas`` the governorates of all that it names.
    ``names`` are the words by which the head calls actors, ``means`` those of the causes
    by which the dead of the leading toll died, ``searching`` whether more of them are sought,
    ``allied`` the parties that the report makes allies.
    """

    tolls: Tolls
    updated: bool
    causes: tuple[str, ...]
    places: tuple[str, ...]
    spots: tuple[str, ...]
    areas: tuple[str, ...]
    names: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    searching: bool = False
    allied: tuple[Allies, ...] = ()
    words: Vector = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Sameness:
    """How much speaks for one incident, and what; may be negative."""

    score: float
    reasons: tuple[str, ...]


def main_of(reading: Reading, *, view: View) -> Main:
    """The main incident as the head of a report tells it."""
    article = reading.article
    head = f"{article.title} {article.text[:LEAD]}"
    named = places_in(Span(0, LEAD), reading, view)
    local = [p for p in named if p.kind in LOCAL]
    called = _actor_words(reading)
    tolls = head_tolls(reading, view=view)
    return Main(
        tolls=tolls,
        updated=bool(RISING.search(head) or UPDATE.search(article.text)),
        causes=named_means(head),
        places=tuple(p.id for p in local),
        spots=tuple(p.id for p in local if p.kind in SPOTS),
        areas=tuple(sorted({area for p in named for area in _areas(p, view)})),
        names=called,
        means=killing_means(reading, tolls.killed),
        searching=SEARCHING.search(article.text) is not None,
        allied=allies_in(reading, view),
        words=head_vector(article.title, article.text, names=frozenset(called)),
    )


def places_in(part: Span, reading: Reading, view: View) -> list[Place]:
    """The places named in a part of an article, by id."""
    mentions = {m.id: m for m in reading.understanding.mentions}
    own = {p.id: p for p in reading.resolved.places}
    named = {
        r.entity
        for r in reading.resolved.resolutions
        if r.entity_kind == "place"
        and r.entity
        and part.start <= mentions[r.mention_id].span.start < part.end
    }
    found = (own.get(name) or view.place(name) for name in sorted(named))
    return [place for place in found if place is not None]


def _actor_words(reading: Reading) -> tuple[str, ...]:
    """The words of the head that stand in names of actors, each once, in order."""
    actors = {r.mention_id for r in reading.resolved.resolutions if r.entity_kind == "actor"}
    found = {
        word
        for mention in reading.understanding.mentions
        if mention.id in actors and mention.span.start < LEAD
        for word in WORD.findall(mention.span.of(reading.article.text).casefold())
    }
    return tuple(sorted(found))


def _areas(place: Place, view: View) -> Iterable[str]:
    """The governorates that a place is or lies in, or whose countryside bears its name."""
    if place.kind is PlaceKind.GOVERNORATE:
        yield place.id
    if place.kind is PlaceKind.CITY:
        around = view.places_named(f"{place.name} countryside".casefold())
        yield from (found.id for found in around if found.kind is PlaceKind.GOVERNORATE)
    for above in lineage(place, view.place)[1:]:
        found = view.place(above)
        if found is not None and found.kind is PlaceKind.GOVERNORATE:
            yield above


def areas_apart(a: Main, b: Main) -> bool:
    """Whether the heads of two reports name places, and in no governorate both."""
    return bool(a.areas and b.areas) and not set(a.areas) & set(b.areas)


def sameness(a: Main, b: Main) -> Sameness:
    """How much speaks for one incident: words, toll, places and means."""
    if areas_apart(a, b):
        return Sameness(-1.0, (ELSEWHERE,))
    if len(a.words.keys() & b.words.keys()) < SHARED_WORDS:
        return Sameness(-1.0, ("heads share too few words to tell",))
    total, reasons = nearness(a.words, b.words), ["reports of a day lead with it"]
    left, right = a.tolls.killed, b.tolls.killed
    if left and right and ratio(left, right) == 1.0 and left.low > TELLING_TOLL:
        total += 0.15
        reasons.append(f"same toll in both heads ({left.low:g})")
    one_spot, gas = set(a.spots) & set(b.spots), "chemical" in a.causes and "chemical" in b.causes
    if overtaken(left, right) and not (one_spot or gas or _days_and_one(left, right)):
        total -= 0.1
    if one_spot:
        total += 0.15
        reasons.append(SAME_SPOT)
    elif a.spots and b.spots:
        total -= 0.1
    if gas:
        total += 0.1
    elif a.causes and b.causes and not set(a.causes) & set(b.causes):
        total -= 0.1
    return Sameness(total, tuple(reasons))


def _days_and_one(a: Toll | None, b: Toll | None) -> bool:
    """Whether one toll counts days, and the other what happened on one of them."""
    return a is not None and b is not None and a.summed != b.summed


def compare_tolls(a: Main, b: Main) -> Mapping[Slot, Standing | None]:
    """How the figures stand to each other that two reports of one incident lead with."""
    early, late = sorted((a, b), key=lambda m: m.tolls.killed.low if m.tolls.killed else 0.0)
    first = early.updated and not two_sources(a.tolls.killed, b.tolls.killed)
    declared = late.updated or early.searching or first
    moving = declared and not overtaken(a.tolls.killed, b.tolls.killed)
    killed = stand(a.tolls.killed, b.tolls.killed)
    if killed and killed.outcome is Outcome.CONFLICT and contains(a.tolls, b.tolls):
        killed = Standing(Outcome.REFINE, PART_AND_WHOLE)
    if killed and killed.outcome is Outcome.CONFLICT and (_risen(a, b) or _risen(b, a)):
        killed = Standing(Outcome.REFINE, "one report has more dead than its title")
    found = {
        Slot.KILLED: killed,
        Slot.CIVILIANS: _parts(a.tolls, b.tolls, "civilian", killed),
        Slot.CHILDREN: _parts(a.tolls, b.tolls, "child", killed),
    }
    return {slot: _moved(standing) if moving else standing for slot, standing in found.items()}


def _risen(a: Main, b: Main) -> bool:
    """Whether the toll below the title of one report is none that the other's clashes with."""
    found = stand(a.tolls.more, b.tolls.killed) if a.tolls.more else None
    return found is not None and found.outcome is not Outcome.CONFLICT


def _moved(found: Standing | None) -> Standing | None:
    """How tolls stand of which one replaces an earlier one: they are no rivals."""
    if found is None or found.outcome is not Outcome.CONFLICT:
        return found
    return Standing(Outcome.REFINE, "one report says that its toll is no last one")


def _parts(a: Tolls, b: Tolls, of: str, killed: Standing | None) -> Standing | None:
    """Tolls of one class; rivals only where both are of the dead that their reports lead with.

    "31 people, ten civilians in one strike" and "31 civilians" are no rivals; "31 people, among
    them ten children" and "31 people, among them four children" are.
    """
    left, right = (t.civilians if of == "civilian" else t.children for t in (a, b))
    found = stand(left, right)
    if found is None or found.outcome is not Outcome.CONFLICT or not left or not right:
        return found
    leads = all(t.killed is not None and of in t.killed.of for t in (a, b))
    sourced = of == "child" and left.source and right.source
    of_all = not (killed and killed.rule in APART)
    if of_all and (leads or sourced or (left.broken and right.broken)):
        return found
    return Standing(Outcome.REFINE, "counts of one class that may be of different parts")
