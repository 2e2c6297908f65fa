"""Definite descriptions of one article traced to who was called so before: "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.resolve.actors.naming import MADE
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import entries_by_word, listed, role_words
from counterclaim.resolve.speakers.antecedents import (
    ROLE_REACH,
    Antecedent,
    Place,
    first_tier,
    nearest,
    use_of,
)
from counterclaim.resolve.speakers.authors import author
from counterclaim.resolve.speakers.lastbodies import (
    ARMED,
    another_spoke,
    last_body,
    same_source,
    told_first,
)
from counterclaim.resolve.speakers.narrowing import is_demonym, is_told_of, may_mean, other_side
from counterclaim.resolve.speakers.scene import Referent, Scene

_AGED = re.compile(r"\d{2}[- ]years?[- ]old")  # "the 66-year-old" is who spoke last
_YOUNG = frozenset({"child", "boy", "girl", "teenager", "youth"})
# Words before an office that make it another: "the chief judge".
_RANKS = frozenset({"chief", "deputy", "former"})
_ORDINALS = frozenset({"first", "second", "third", "fourth"})
# Words that every person may be called by.
_ANYONE = frozenset({"man", "woman", "source", "witness", "resident", "correspondent"})
_OWNERS = frozenset({"his", "her", "their"})
ANY_BODY = frozenset({"group", "organisation", "body", "agency", "network"})
_PEOPLE = ("ese", "ean", "ian")  # how adjectives of states mostly end
# A capitalised word that is neither an adjective of a people nor an acronym.
_NAME = re.compile(r"[A-Z][a-z]{3,}(?<!an)(?<!ese)(?<!ish)(?<!ch)(?<!ic)(?<!ist)(?<![iy])")
_COUNTED = re.compile(r"\d+-(?:member|nation|state|country|strong)")  # "the 22-member league"
_ALIKE = 4  # letters that a state's name and its adjective share at the least
_AID = frozenset({"aid", "humanitarian", "relief", "charitable", "medical"})
_WATCHING = frozenset({"human", "rights", "monitoring", "war", "conflict"})
_UNARMED = frozenset({"monitor", "observatory", "watchdog", "agency", "channel", "newspaper"})


def definite(scene: Scene, segment: Segment, place: Place, *, country: str | None) -> Antecedent:
    """Who "the lawmaker", "the ministry" or "the security sources" means.

    A referent that was called so before goes first; a person of unknown office may be
    meant only if it was the last one to speak.
    """
    if segment.head == "media" and not segment.before:
        return Antecedent(None, reasons=("media of any kind",))
    if _AGED.fullmatch(segment.core):
        persons = [r for r in scene.persons() if r.entity != place.apart]
        speaking = [r for r in persons if any(u.speaks for u in r.uses) and use_of(r, place)]
        return nearest(scene, speaking, place, reach=ROLE_REACH, score=0.7)
    known = [
        r
        for r in scene.all()
        if _called(scene, r, segment)
        and _of(r, segment, country, place)
        and _belongs(r, place.body)
        if not (r.person and r.entity and r.entity == place.apart)
        if not (is_person_word(segment.head) and is_told_of(scene, r, segment, place.within))
    ]
    told = bool(country or place.body)
    known = [r for r in known if may_mean(scene, r, segment, told=told)]
    known = _called_just_so(known, segment, place) or _named_so(known, segment) or known
    known = _written_so(scene, known, segment, place) or known
    found = _latest(scene, known, place)
    made = found.referent is not None and (found.referent.entity or "").startswith(MADE)
    any_body = segment.head == "body" or (segment.head == "group" and made)
    if any_body and found.referent and another_spoke(scene, found, named=made):
        return Antecedent(None, reasons=("another body spoke there",))
    if found.referent is None and segment.core in ANY_BODY:
        found = told_first(scene, place) or found
    if found.referent or found.reasons[:1] == ("two are called so",):
        return found
    if is_person_word(segment.head) and not segment.plural:
        return _last_speaker(scene, segment, place, country)
    if segment.head in listed("documents") - listed("images"):
        found = author(scene, segment, place)
    if found.referent is None and segment.head in listed("firms") and not segment.plural:
        return last_body(scene, segment, place)
    if segment.head in listed("documents") - listed("images"):
        return found
    return Antecedent(None, reasons=("nobody was called so before",))


def _called_just_so(known: list[Referent], segment: Segment, place: Place) -> list[Referent]:
    """Those called by this very word, if it may stand for many others: "the official"."""
    if len(role_words(segment.head)) < 2:
        return []
    return [
        r
        for r in known
        if segment.head in r.heads and (use := use_of(r, place)) and use.speaks and not r.entity
    ]


def _written_so(
    scene: Scene, known: list[Referent], segment: Segment, place: Place
) -> list[Referent]:
    """The bodies written with the word so far: "the army" is no army told of as "soldiers".

    "The group" may be any: of the observatory and "the Voss group" the one told of last.
    """
    return [
        r
        for r in known
        if not (r.person or segment.before or segment.head in ANY_BODY)
        and any(
            u.span.end <= place.position and _is_written(segment, words(u.span.of(scene.text)))
            for u in r.uses
        )
    ]


def _is_written(segment: Segment, written: Sequence[str]) -> bool:
    """Whether words have a head; "the channel" after another channel tells nothing of either."""
    alone = [word for word in written if word != "the"] == [segment.head]
    return segment.head in written and not (alone and segment.head in listed("firms"))


def _named_so(known: list[Referent], segment: Segment) -> list[Referent]:
    """Those whose names have the names before the head: "the Orma army" is Orma's Free Army."""
    names = {bare(word) for word in segment.before if word[:1].isupper()}
    return [r for r in known if names and names <= set(words(r.name))]


def is_person_word(head: str) -> bool:
    """Whether a head noun is a word for a person: "engineer" by its ending."""
    return head in entries_by_word("roles") or head in listed("sources") or _is_agent(head)


def may_speak(segment: Segment) -> bool:
    """Whether what a phrase describes can say something."""
    head = segment.head
    others = listed("bodies") | listed("classes") | listed("documents") | _YOUNG
    return is_person_word(head) or head in others


def _is_agent(head: str) -> bool:
    if len(head) <= 4 or not head.endswith(("er", "or", "ist", "ian", "man", "woman")):
        return False
    return not any(head in listed(kind) for kind in ("bodies", "documents", "classes", "things"))


def _called(scene: Scene, referent: Referent, segment: Segment) -> bool:
    if referent.plural != segment.plural:
        return False
    if is_person_word(segment.head):
        before = {bare(word) for word in segment.before}
        if not before & _ORDINALS <= set(words(referent.name)):
            return False
        ranks = _RANKS & before
        apart = before - listed("back") - set(words(referent.name))
        if segment.head == "source" and apart:
            return False  # "the military source" is not the source at the police
        if referent.entity is None and apart & listed("fields"):
            return False  # "the defence minister" is not the foreign minister
        called = role_words(segment.head) & referent.heads
        return (referent.person or referent.plural) and bool(called) and ranks <= referent.heads
    return (
        not referent.person
        and segment.head in referent.heads
        and _modifiers_fit(scene, referent, segment)
        and not other_side(scene, referent, segment)
    )


def _modifiers_fit(scene: Scene, referent: Referent, segment: Segment) -> bool:
    """Whether the words before a body word allow it: "the ceasefire regime" is no state.

    "The Labour party" is no party of another name; adjectives of peoples are compared apart.
    """
    own = set(words(referent.name)) | referent.heads | listed("modifiers") | listed("back")
    own |= {"based", "backed", "linked", "news", "ethnic"}  # "the London based monitor"
    own |= _AID if "charity" in referent.heads else set()
    own |= _WATCHING if "monitor" in referent.heads else set()
    armed = bool(ARMED & {bare(word) for word in segment.before})
    unnamed = referent.entity is None and not ARMED & set(words(referent.name))
    if armed and (unnamed or referent.heads & _UNARMED):
        return False
    if segment.before:
        own |= {word for use in referent.uses for word in words(use.span.of(scene.text))}
    return all(
        bare(word) in own
        or (segment.head not in ANY_BODY and _COUNTED.fullmatch(word))
        or (is_demonym(word) and not _NAME.fullmatch(word))
        for word in segment.before
    )


def _of(referent: Referent, segment: Segment, country: str | None, place: Place) -> bool:
    """Whether the country that a phrase names allows it; who has none told is of the home.

    "The Congolese army", which is of one of two states, is no other state's.
    """
    own = referent.country or place.home or country
    peoples = [w.lower() for w in segment.before if is_demonym(w) and w.endswith(_PEOPLE)]
    if country is None and peoples and referent.country:
        named = {word[:_ALIKE] for word in words(referent.name)}
        return all(people[:_ALIKE] in named for people in peoples)
    return country is None or own == country


def _belongs(referent: Referent, body: str | None) -> bool:
    return body is None or not referent.bodies or body in referent.bodies


def _latest(scene: Scene, found: Iterable[Referent], place: Place) -> Antecedent:
    """The one used last; none if two were used in one sentence and neither speaks alone."""
    uses = [(use, r) for r in found if (use := use_of(r, place))]
    if not uses:
        return Antecedent(None, reasons=("nobody was called so before",))
    last = max(scene.sentence(use.span.start) for use, _ in uses)
    near = [(use, r) for use, r in uses if scene.sentence(use.span.start) == last]
    chosen = first_tier(near)
    here = last == scene.sentence(place.position) and not any(
        u.speaks or not r.person for u, r in near
    )
    if chosen is None or (here and len(uses) > len(near)):  # "told of X the president said"
        return Antecedent(None, reasons=("two are called so",))
    use, referent = chosen
    return Antecedent(referent, use.span, 0.85, (f"called so before: {referent.name}",))


def _last_speaker(scene: Scene, segment: Segment, place: Place, country: str | None) -> Antecedent:
    """The person that spoke last, if its office is unknown or may be called so."""
    if segment.head == "source" and "same" in segment.before:
        return same_source(scene, place)
    if segment.head in _ANYONE or "other" in segment.before:
        return Antecedent(None, reasons=(f"any {segment.head}",))
    if segment.text.split(" ")[0].lower() in _OWNERS:
        return Antecedent(None, reasons=(f"a {segment.head} of his own",))
    persons = [
        r
        for r in scene.all()
        if r.person and not r.plural and r.entity and r.entity != place.apart
        if any(use.speaks and use.span.end <= place.position for use in r.uses)
    ]
    found = nearest(scene, persons, place, reach=ROLE_REACH, score=0.75)
    referent = found.referent
    if referent is None:
        return found
    if not {bare(word) for word in segment.before} & _RANKS <= referent.heads:
        return Antecedent(None, reasons=(f"{referent.name} holds another rank",))
    offices = referent.heads & set(entries_by_word("roles"))
    if segment.head not in entries_by_word("roles"):
        return Antecedent(None, reasons=(f"{referent.name} is not called a {segment.head}",))
    if offices and not offices & role_words(segment.head):
        return Antecedent(None, reasons=(f"{referent.name} holds another office",))
    fits = _of(referent, segment, country, place) and _belongs(referent, place.body)
    if not fits or not may_mean(scene, referent, segment, told=bool(country or place.body)):
        return Antecedent(None, reasons=(f"{referent.name} is of another country or body",))
    return found
