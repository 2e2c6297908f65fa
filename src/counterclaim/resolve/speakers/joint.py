"""Who speaks together with the first: "Norland and Sorland said" has two speakers."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Speaker
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import (
    Determiner,
    conjuncts,
    parted_at_and,
    segments,
    without_clause,
)
from counterclaim.resolve.actors.titles import is_noun
from counterclaim.resolve.speakers.antecedents import Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.descriptions import definite, is_person_word
from counterclaim.resolve.speakers.desk import MADE_BY
from counterclaim.resolve.speakers.edges import without_edges
from counterclaim.resolve.speakers.homes import home_body, home_media, home_ministry
from counterclaim.resolve.speakers.pairs import together
from counterclaim.resolve.speakers.referents import one_head, referent_of
from counterclaim.resolve.speakers.relatives import beside_antecedent

# "An inquiry for the council and the watchdog said" is one; "residents and the watchdog" two.
_OTHERS = re.compile(r"(?:others?|many|several|some|most)\b.*")
# "The council, backed by A and B", "the envoy, sent by A and B".
_BACKED = re.compile(r", (?:[a-z]+ed|sent|led|chosen|held) (?:by|with)\b.*")
# "Norland, the former ruler of Sudria and Marland," is Norland alone, and so is
# "Orm Tarn, research head at the Food and Harvest Institute".
_APPOSED = re.compile(
    r"(?:(?! and )[^,])+, (?!including|along|both|wh)(?:(?:the|an?) |[a-z])[^,]* "
    r"(?:of|between|for|in|to|at|on) [^,]* and [^,]*(?:, (?!and )[^,]*)?,?"
    r"|(?:[A-Z][\w.-]+ )+(?:the|an?) [a-z](?:(?! and )[^,])* of [A-Z][^,]* and [A-Z][^,]*"
)
_MEMBERS = re.compile(r"^(?:[\w.]+ ){0,4}(?:members|states|countries|powers) (?=[A-Z])")
_PERSONS = frozenset(["leader", "figure", "official", "member", "politician", "representative"])
_STATES = frozenset(["states", "nations", "countries", "powers"])
_ADJECTIVES = ("al", "ous", "ary", "ic", "ive")
_FAITHS = frozenset(
    ["christian", "muslim", "jewish", "druze", "alawite", "sunni", "shia", "shiite", "yazidi"]
)
_AGENTS = re.compile(r" and (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*")
_OF_BOTH = re.compile(r" (?:for|of|by|between|from|with|to) ")


def joint_speakers(case: Case, first: Speaker) -> tuple[Speaker, ...]:
    """The other speakers of an attribution whose first one is told, in order.

    Those alone whom "and" joins to it and who are named or were called so before: "the
    opposition and its backers" stay with the first. It may be unnamed or untold: "residents
    and the observatory said".
    """
    if case.one.source and not case.chunks:
        return beside_antecedent(case, first)
    if not case.chunks:
        return ()
    words = whole_office(case, without_edges(case.chunks[0].of(case.text)))
    if behind := _AGENTS.match(case.text, case.chunks[0].end) if _is_agent(case) else None:
        words += behind[0]
    if both := together(case, words):
        return tuple(replace(other, how="joint") for other in both[1:])
    sides = sides_of(case, words)
    own = case.desk.linker.phrase(sides[0]) if sides else None
    of_both = bool(sides) and _OF_BOTH.search(sides[0]) is not None
    links = [_spoken_of(case, side) for side in sides[1:]]
    named = all(map(_is_named, links, sides[1:]))
    if own is None or not links or not named or (not first.actor and of_both):
        return ()
    called = first.how == "description" and not of_both
    if not called and own.entity != first.actor:
        return ()
    others = {link.entity: link for link in links if link.entity not in (None, first.actor)}
    return tuple(_joined(case, side) for side in others.values())


def _is_agent(case: Case) -> bool:
    """Whether a source is the agent of a passive, cut before "and": "agreed by A | and B"."""
    source = case.chunks[0]
    joined = " and " in source.of(case.text)
    return not joined and case.text[: source.start].endswith((" by ", " by the "))


def _spoken_of(case: Case, side: str) -> Link:
    """Who a side names, or which body was called so before: "the monitor and the army"."""
    link = case.desk.linker.phrase(side)
    segment = next(iter(segments(side)), None)
    if link.entity or segment is None:
        return link
    if segment.determiner is not Determiner.DEFINITE:
        bare = segment.determiner is Determiner.BARE
        return (home_media(case, segment) if bare else None) or link
    if segment.plural or is_person_word(segment.head):
        return link
    span = case.chunks[0]
    found = definite(
        case.desk.scene,
        replace(segment, head=one_head(segment.head)),
        Place(span.start, (span, *case.one.content)),
        country=case.desk.linker.bodies.of(segment)[1],
    )
    own = home_ministry(case, segment) or home_body(case, segment)
    if own or found.referent is None or found.referent.entity is None:
        return own or link
    return Link(found.referent.entity, "description", found.score, found.reasons)


def sides_of(case: Case, words: str) -> tuple[str, ...]:
    """The names that a source joins: "A, B and C" has three."""
    sides = conjuncts(_BACKED.sub("", without_clause(words)))
    apposed = _APPOSED.fullmatch(words.strip()) is not None
    if len(sides) < 2 or apposed or case.desk.view.matches(words):
        return ()
    for name, rest in parted_at_and(words):
        if " and " in name and case.desk.view.matches(name):  # an "and" of its own
            return (name, *conjuncts(rest))
    told = [side for side in sides if not _OTHERS.fullmatch(side)]
    parts = [part.strip() for side in told for part in side.split(",")]
    if whole := _of_states(case, told):
        return whole
    parts[0] = _MEMBERS.sub("", parts[0])
    listed = tuple(name for part in parts for name in _parted(case, part))
    known = all(case.desk.view.matches(name.removeprefix("the ")) for name in listed)
    return listed if known and len(listed) > 1 else sides


def _of_states(case: Case, sides: list[str]) -> tuple[str, ...]:
    """The groups of states that adjectives share a noun for: "Western and Arab | nations"."""
    noun = sides[-1].rpartition(" ")[2].lower()
    if noun not in _STATES or len(sides) < 2:
        return ()
    whole = (*(f"{side} {noun}" for side in sides[:-1]), sides[-1])
    return whole if all(case.desk.view.matches(side) for side in whole) else ()


def any_groups(case: Case, link: Link, words: str) -> bool:
    """Whether some speak, and not all of a collective: "opposition groups" of any land.

    "Opposition leaders" are persons of it, whom nobody names.
    """
    actor = case.desk.view.actor(link.entity or "")
    first = next(iter(segments(words)), None)
    bare = first is not None and first.determiner is Determiner.BARE
    groups = bare and words.endswith("groups") and link.how == "short_name"
    persons = first is not None and first.plural and first.head in _PERSONS
    return (groups or persons) and actor is not None and actor.type == "collective"


def share_a_noun(case: Case, sides: tuple[str, ...]) -> bool:
    """Whether adjectives of states have one noun: "US and Russian diplomats", "X- and Y-backed"."""
    last = next(iter(segments(sides[-1])), None)
    word = sides[0].split(" ")[-1]
    states = [m for m in case.desk.view.matches(word) if m.actor.type == "government"]
    people = last is not None and last.plural and is_person_word(last.head)
    if people and last is not None and _is_adjective(case, sides[0], last.head):
        return True
    faith = word.lower() in _FAITHS  # "Norland's Christian and Druze minorities"
    adjective = faith or case.desk.view.state_of_demonym(word) is not None
    headed = last is not None and last.head != "" and adjective and not word.endswith("s")
    bodies = last is not None and any(w[:1].isupper() for w in last.before)
    bodies = bodies and bool(case.desk.view.matches(sides[0].removeprefix("The ")))
    return headed or (people and bool(states or adjective or bodies))  # "UN and AU chiefs"


def _is_adjective(case: Case, side: str, head: str) -> bool:
    """Whether the first side only describes: "Political and religious leaders".

    "Army and police officials" are officials of both; "rebels and medical sources" are two.
    """
    first = next(iter(segments(side)), None)
    if first is None or first.determiner is not Determiner.BARE or case.desk.view.matches(side):
        return False
    last = first.words[-1].lower()
    if head in ("source", "official") and len(first.words) == 1 and not last.endswith("s"):
        return True
    return last.endswith(_ADJECTIVES) and not is_noun(last)


def whole_office(case: Case, words: str) -> str:
    """The words of one person's office without the first of its bodies: "UN and | AU envoy X".

    States send no common envoy: "Norland and Sorland envoy Orm Tarn" are two.
    """
    sides = conjuncts(without_clause(words))
    if len(sides) != 2:
        return words
    person = next(iter(segments(sides[1])), None)
    title = person.title.split(" ") if person and person.person else [""]
    bodies = len(title) > 1 and title[0][:1].isupper() and title[-1].islower()
    first = case.desk.view.matches(sides[0].removeprefix("The ").removeprefix("the "))
    office = bool(first) and not any(match.actor.type == "government" for match in first)
    joined = bodies and office and person is not None and person.determiner is Determiner.BARE
    return sides[1] if joined else words


def _parted(case: Case, part: str) -> tuple[str, ...]:
    """The states between which the page lost its commas: "France Britain and ..."."""
    words = part.split(" ")
    for cut in range(1, len(words)):
        head, rest = " ".join(words[:cut]), _parted(case, " ".join(words[cut:]))
        if not _is_state(case, part) and all(_is_state(case, name) for name in (head, *rest)):
            return (head, *rest)
    return (part,)


def _is_state(case: Case, name: str) -> bool:
    found = case.desk.view.matches(name.removeprefix("the "))
    return bool(found) and all(match.actor.type == "government" for match in found)


def _is_named(link: Link, side: str) -> bool:
    """Whether a side is an actor of the packs, or a name of its own: "and the Karsam Council"."""
    segment = next(iter(segments(side)), None)
    words = len(segment.name.split(" ")) + bool(segment.title) if segment else 0
    own = segment is not None and (segment.proper or (bool(segment.name) and words > 1))
    return link.entity is not None and (link.how != "new" or own)


def _joined(case: Case, link: Link) -> Speaker:
    assert link.entity is not None
    referent = referent_of(link, link.name, case.desk.view, case.desk.day)
    case.desk.scene.meet(referent, case.chunks[0], speaks=True)
    reasons = ("speaks jointly with the first", *link.reasons)
    return Speaker(case.one.id, link.entity, "joint", link.score, MADE_BY, reasons=reasons)
