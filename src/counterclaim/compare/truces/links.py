"""Which agreement a truce phrase means: a score with its reasons, and vetoes."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.compare.geography import Relation, relate
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.cues import Cues
from counterclaim.compare.truces.daycues import EFFECTIVE
from counterclaim.compare.truces.days import (
    LASTING,
    Fit,
    days_apart,
    in_force,
    veto,
)
from counterclaim.compare.truces.named import day_fits
from counterclaim.records import Ceasefire, Place
from counterclaim.spans import Span

#: Adjectives of groups that tell no people.
_NO_PEOPLE = frozenset(
    {"islamist", "islamic", "sunni", "takfiri", "jihadist", "western", "foreign", "moderate"}
    | {"government", "opposition", "rebel", "regime", "army"}
)
THRESHOLD = 0.5
MARGIN = 0.15
#: Days beyond which a publication interval no longer tells which truces were in force.
WIDE = 45
#: Why an agreement stands, or just stood, when an article was published.
LATELY = ("in force when published", "over for less than a month")
BROKERS = frozenset({"sponsor", "guarantor", "mediator"})


def fit(agreement: Ceasefire, found: Cues, lookup: Lookup) -> Fit:
    """The score of an agreement for the cues of a phrase, with reasons."""
    days = day_fits(agreement, found.days, lookup)
    place = _place_fit(agreement, found, lookup)
    parts = [
        *days,
        _length_fit(agreement, found),
        _broker_fit(agreement, found),
        _side_fit(agreement, found, lookup),
        max(place, _phrase_fit(agreement, found), key=_weight),
        _kind_fit(agreement, found),
        _begun_fit(agreement, found, lookup),
        _standing(agreement, found, lookup),
    ]
    vetoes = [p for p in parts if p.vetoed]
    if vetoes:
        return Fit(-1.0, vetoes[0].reasons, vetoed=True)
    return Fit(
        min(1.0, sum(p.score for p in parts)),
        tuple(reason for p in parts for reason in p.reasons),
        evidence=sum(p.evidence for p in parts),
    )


def _length_fit(agreement: Ceasefire, found: Cues) -> Fit:
    if found.length is None or agreement.effective is None or agreement.end is None:
        return Fit(0.0)
    days = (agreement.end - agreement.effective).days
    if abs(days - found.length) <= (1 if found.length > 3 else 0):
        return Fit(0.3, (f"lasting {found.length} days",), evidence=1)
    return Fit(0.0) if found.extended else Fit(-0.3, (f"of {days} days, not {found.length}",))


def _broker_fit(agreement: Ceasefire, found: Cues) -> Fit:
    brokers = {party.actor for party in agreement.parties if party.role in BROKERS}
    if not found.brokers or not brokers:
        return Fit(0.0)
    named = [bool(options & brokers) for options in found.brokers]
    if all(named):
        return Fit(0.2 if len(named) > 1 else 0.1, ("same brokers",), evidence=len(named) > 1)
    return veto("other brokers")


def _side_fit(agreement: Ceasefire, found: Cues, lookup: Lookup) -> Fit:
    """A veto where the truce is said to be between others: "the regime and Marlish militias".

    A group without a name may be of the opposition that is bound; one that the agreement
    excludes, and one called after a people that is no state's, is not.
    """
    excluded = {party.actor for party in agreement.parties if party.role == "excluded"}
    bound = {party.actor for party in agreement.parties} - excluded
    for mention in found.sides if agreement.parties else ():
        actor = lookup.stands_for(mention)
        if actor in excluded or (actor not in bound and _of_people(mention.text, lookup)):
            return veto(f"between others: {mention.text}")
    return Fit(0.0)


def _of_people(words: str, lookup: Lookup) -> bool:
    """Whether a group is called after a people that is no state's: "Marlish militias"."""
    found = words.removeprefix("the ").removeprefix("The ").split()
    named = len(found) > 1 and found[0].istitle() and found[-1].islower()
    plain = found[0].lower() in _NO_PEOPLE or lookup.view.state_of_demonym(found[0]) is not None
    return named and not plain


def _place_fit(agreement: Ceasefire, found: Cues, lookup: Lookup) -> Fit:
    """Local agreements gain from their own places; a place apart from all of them is a veto."""
    if not found.places or not agreement.places:
        return Fit(0.0)
    view = lookup.view
    relations = {
        relate(lookup.place_record(said), lookup.place_record(own), view)
        for said in found.places
        for own in agreement.places
    }
    local = len(agreement.places) > 1 or not _countrywide(agreement, lookup)
    if relations & {Relation.SAME, Relation.AROUND, Relation.WITHIN}:
        if not local:
            return Fit(0.0)
        exact = bool(relations & {Relation.SAME, Relation.WITHIN})
        return Fit(0.35 if exact else 0.1, ("of the place named",), evidence=int(exact))
    return veto("of another place") if relations == {Relation.APART} else Fit(0.0)


def _weight(part: Fit) -> float:
    return 2.0 if part.vetoed else part.score


def _phrase_fit(agreement: Ceasefire, found: Cues) -> Fit:
    """A name that the register gives the agreement; several may share one."""
    if any(phrase in found.name for phrase in map(_plain, agreement.phrases) if " " in phrase):
        return Fit(0.3, ("called so",), evidence=1)
    return Fit(0.0)


#: Kinds of agreements that reports call a ceasefire or truce without more.
_TRUCES = frozenset({"ceasefire", "cessation_of_hostilities", "regime_of_calm", "local_truce"})


def _kind_fit(agreement: Ceasefire, found: Cues) -> Fit:
    """Whether the noun can stand for an agreement of this kind."""
    if not found.kind or agreement.kind == found.kind:
        return Fit(0.1 if found.kind and found.kind != "ceasefire" else 0.0)
    if found.kind == "ceasefire":
        return Fit(0.0 if agreement.kind in _TRUCES else -0.2)
    return Fit(-0.25, ("of another kind",))


def _begun_fit(agreement: Ceasefire, found: Cues, lookup: Lookup) -> Fit:
    """As in "came into effect", without a day, in a report of the days on which this one did."""
    published = lookup.article.published.interval
    if (
        not found.began
        or agreement.effective is None
        or any(d.kind == EFFECTIVE for d in found.days)
    ):
        return Fit(0.0)
    if published.start is None or published.end is None:
        return Fit(0.0)
    if (published.end - published.start).days > 4 or days_apart(published, agreement.effective) > 3:
        return Fit(0.0)
    return Fit(0.3, ("began when the report was published",), evidence=1)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("cease-fire", "ceasefire").split())


def _countrywide(agreement: Ceasefire, lookup: Lookup) -> bool:
    places = [lookup.place_record(place) for place in agreement.places]
    return all(place is not None and place.parent is None for place in places)


def covers(agreement: Ceasefire, sentence: Span, lookup: Lookup) -> bool:
    """Whether an agreement reaches the places that a sentence names; nationwide ones do."""
    if not agreement.places or _countrywide(agreement, lookup):
        return True
    local = lookup.once(("local places", sentence), lambda: _local(sentence, lookup))
    own = [lookup.place_record(place) for place in agreement.places]
    inside = {Relation.SAME, Relation.WITHIN}
    return any(relate(said, place, lookup.view) in inside for said in local for place in own)


def _local(sentence: Span, lookup: Lookup) -> list[Place]:
    """The places below a country that a sentence names, each once."""
    named = [p for m in lookup.mentions_in(sentence) if (p := lookup.place(m)) is not None]
    records = map(lookup.place_record, dict.fromkeys(named))
    return [p for p in records if p and p.parent is not None]


def abroad(agreement: Ceasefire, lookup: Lookup) -> bool:
    """Whether an agreement is of a country that the article never speaks of."""
    records = map(lookup.place_record, agreement.places)
    own = {record.country for record in records if record and record.country}
    return bool(own and lookup.spoken_of) and own.isdisjoint(lookup.spoken_of)


def reaches(agreement: Ceasefire, found: Cues, lookup: Lookup) -> bool:
    """Whether a local agreement is for a place that the phrase itself names."""
    return bool(agreement.places) and _place_fit(agreement, found, lookup).evidence > 0


def _standing(agreement: Ceasefire, found: Cues, lookup: Lookup) -> Fit:
    """How the agreement stands at publication: not yet there, in force, just or long over.

    Where the day of publication is only known within weeks, being in force then tells
    nothing, and only what must be later is ruled out.
    """
    published = lookup.article.published.interval
    begun = agreement.effective or agreement.announced
    day = published.last
    if begun is None or published.end is None or day is None:
        return Fit(0.0)
    if (agreement.announced or begun) >= published.end:
        return veto("later than the article")
    bonus = 0.2 if found.extended and agreement.relation in {"extends", "renews"} else 0.0
    if published.start is None or (published.end - published.start).days > WIDE:
        return Fit(bonus)
    if in_force(agreement, day):
        short = agreement.end is not None and (published.end - published.start).days <= 3
        return Fit((0.15 if short else 0.1) + bonus, (LATELY[0],))
    ahead = agreement.effective is None or agreement.effective > day
    if ahead and (day - (agreement.announced or begun)).days <= 30:
        return Fit(0.1 + bonus, ("announced less than a month before",))
    over = (day - agreement.end).days if agreement.end else LASTING
    if over <= 30:
        return Fit(0.1 + bonus, (LATELY[1],))
    return Fit(bonus - (0.0 if found.days else 0.2))


def best(
    agreements: Sequence[Ceasefire], found: Cues, lookup: Lookup
) -> tuple[Ceasefire | None, Fit]:
    """The agreement that a phrase means, or None: too weak, too close, or nothing fits.

    Between an agreement and what extends or renews it the phrase stands for the
    earlier one, unless the later fits clearly better.
    """
    fits = sorted(
        ((fit(a, found, lookup), a) for a in agreements),
        key=lambda pair: (-pair[0].score, pair[1].id),
    )
    good = [(f, a) for f, a in fits if not f.vetoed and f.evidence and f.score >= THRESHOLD - 1e-9]
    if not good:
        return None, Fit(0.0, ("nothing tells which truce is meant",))
    top, chosen = good[0]
    rivals = [a for f, a in good[1:] if top.score - f.score < MARGIN - 1e-9]
    if not rivals:
        return chosen, top
    family = root({*rivals, chosen}, agreements)
    if family is None:
        names = ", ".join(sorted(a.name for a in (chosen, *rivals)))
        return None, Fit(top.score, (f"may be any of: {names}",))
    return family, Fit(top.score, (*top.reasons, "the first of a row of extensions"))


def root(some: set[Ceasefire], agreements: Sequence[Ceasefire]) -> Ceasefire | None:
    """The one of ``some`` that all others of them renew or extend, if there is one."""
    by_id = {a.id: a for a in agreements}
    lines = [_line(a, by_id) for a in some]
    shared = set.intersection(*(set(line) for line in lines))
    return next((a for a in sorted(some, key=lambda a: a.id) if a.id in shared), None)


def _line(agreement: Ceasefire, by_id: dict[str, Ceasefire]) -> list[str]:
    line = [agreement.id]
    while agreement.parent and agreement.parent in by_id and agreement.parent not in line:
        agreement = by_id[agreement.parent]
        line.append(agreement.id)
    return line
