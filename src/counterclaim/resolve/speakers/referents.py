"""What is known of a referent when it comes on the scene: office, gender, country, kind."""

from __future__ import annotations

from datetime import date

from counterclaim.protocols import View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.lostcommas import with_apostrophe
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Segment, segments
from counterclaim.resolve.actors.tokens import (
    bare,
    ends_head,
    is_capital,
    is_owner,
    tokens,
    unpossessive,
)
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import entries_by_word, listed, singular
from counterclaim.resolve.speakers.scene import Referent

# Spellings of one head noun.
_ONE = {"center": "centre", "organization": "organisation", "defense": "defence"}
#: The last words of the names of armed groups.
FIGHTERS = frozenset({"army", "front", "movement", "brigade", "battalion"})
_GROUPS = FIGHTERS | {"monitor", "observatory", "watchdog"}
_SERVANT = "abd"  # "servant of": names of men, as folding writes them
# What else a body of a type of the packs is called by the press.
_TYPES = {
    "government": ("government", "regime", "state", "country", "authority", "administration"),
    "armed forces": ("army", "military", "force", "armed"),
    "armed group": ("organisation",),
    "news agency": ("agency",),
    "broadcaster": ("channel", "broadcaster", "network", "tv", "station"),
    "news site": ("website", "site", "outlet"),
    "magazine": ("magazine",),
    "newspaper": ("newspaper", "paper", "daily"),
    "monitor": ("monitor", "watchdog", "observatory", "group", "organisation"),
    "monitoring group": ("monitor", "watchdog", "group", "organisation"),
    "rescue service": ("group", "organisation", "rescue", "volunteer"),
    "aid organisation": ("group", "charity", "agency"),
}


def one_head(head: str) -> str:
    """A head noun in the spelling by which heads are compared."""
    return _ONE.get(head, head)


def referent_of(link: Link, text: str, view: View, day: date | None) -> Referent:
    """The referent of a linked phrase, with all words that it is called by."""
    assert link.entity is not None
    actor = view.actor(link.entity)
    heads = _heads_of_phrase(text) | (_heads_of_actor(actor, day) if actor else set())
    if link.person and _is_of_medium(text, view):
        heads.add("correspondent")
    if not link.person:
        named = [singular(w) for w in words(link.name) if w != "nations"]  # the UN is no nation
        heads |= {one_head(word) for word in named if word in listed("bodies")}
        if actor is not None and actor.kind is MentionKind.ARMED_GROUP:
            heads.discard("opposition")  # which has others to speak for it
        if actor is None and _names_group(link.name, view):
            heads.add("group")
    return Referent(
        id=link.entity,
        entity=link.entity,
        name=link.name or (actor.name if actor else text),
        person=link.person,
        gender=gender_of(text, link.name) if link.person else "",
        country=_country(actor, view) if actor else _told_country(text, view),
        bodies=_bodies(actor, view) if actor and link.person else frozenset(),
        heads=heads,
    )


def _names_group(name: str, view: View) -> bool:
    """Whether a name that no pack has ends as those of groups do: "Harbour Liberation Army".

    A state before it and nothing else tells that state's: "the Norlandic Army".
    """
    *before, last = words(name) or ("",)
    own = [word for word in before if view.state_of_demonym(word) is None]
    return last in _GROUPS and bool(own)


def _is_of_medium(text: str, view: View) -> bool:
    """Whether a phrase gives a person to a medium: "the Gazette's Orm Tarn"."""
    whole = with_apostrophe(text.replace(" 's", "'s"), view)
    found = [word for word in tokens(whole) if word.lower() != "the"]
    at = next((i for i, word in enumerate(found) if is_owner(word)), None)
    named = view.matches(unpossessive(found[: at + 1])) if at is not None else ()
    return any(match.actor.kind is MentionKind.MEDIA for match in named)


def _bodies(actor: Actor, view: View) -> frozenset[str]:
    """The bodies of a person's offices and affiliations, with all above them."""
    own = {*actor.affiliations, *(role.of for role in actor.roles if role.of)}
    return frozenset(above for body in own for above in view.ancestors(body))


def _heads_of_phrase(text: str) -> set[str]:
    found = {one_head(s.head) for s in segments(text) if s.head}
    *_, before, last = "", "", *tokens(text)
    if is_capital(before) and last in listed("firms"):  # "the Times of Norland newspaper"
        found.add(one_head(last))
    if any(bare(w) in ("former", "ex") or w.lower().startswith("ex-") for w in tokens(text)):
        found.add("former")
    for segment in segments(text):
        for word in segment.title.replace("-", " ").split():
            if ends_head(word.lower()):
                break
            if singular(bare(word)) in entries_by_word("roles"):
                found.add(singular(bare(word)))
        for word in reversed(segment.title.lower().split()):
            if (rank := bare(word.rstrip("."))) not in _RANKS:
                break
            found.add(_RANKS[rank])  # "Col. Gen. Orm Tarn" is "the general" too
    return found


# How ranks are shortened before a name.
_RANKS = {
    **{"gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain"},
    **{"brig": "brigadier", "adm": "admiral", "sen": "senator", "gov": "governor"},
}
#: Offices whose short word is none of their own: a member of parliament is a lawmaker.
_SHORT = {"member of parliament": "lawmaker", "member of congress": "lawmaker"}


def _heads_of_actor(actor: Actor, day: date | None) -> set[str]:
    if actor.kind is MentionKind.PERSON:
        held = [r.title for r in actor.roles if day is None or _held(r.start, r.end, day)]
        called = {one for title in held for w in words(title) if (one := singular(w)) in _roles()}
        return called | {word for title in held if (word := _SHORT.get(title.casefold()))}
    kind = words(actor.type.partition(" of ")[0])  # a "coalition of armed groups" is no group
    heads = {one_head(singular(w)) for w in kind if singular(w) in listed("bodies")}
    heads |= set(_TYPES.get(actor.type, ()))
    heads -= {"coalition"} - {*words(actor.name)}  # "the coalition" is one by name
    armed = actor.kind is MentionKind.ARMED_GROUP and actor.type in ("militia", "party")
    *before, last = words(actor.name)
    many = bool(before) and singular(last) != last  # "Hamas" is one
    return heads | {"group"} if armed and not many else heads


def _roles() -> dict[str, frozenset[str]]:
    return entries_by_word("roles")


def _told_country(text: str, view: View) -> str | None:
    """The country that a phrase about an unknown actor names: "Norland envoy Orm Tarn"."""
    states = {s.code for word in tokens(text) if (s := view.state_of_demonym(bare(word)))}
    return states.pop() if len(states) == 1 else None


def _held(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)


def _country(actor: Actor, view: View) -> str | None:
    if actor.country or not actor.roles:
        return actor.country
    body = view.actor(actor.roles[-1].of or "")
    return body.country if body else None


def gender_of(text: str, name: str) -> str:
    """The letter m or f where a title or a forename leaves no doubt, else nothing."""
    titles = {bare(word) for segment in segments(text) for word in segment.title.split()}
    forename = (words(name) or ("",))[0]
    female = bool(titles & listed("female")) or forename in listed("female_names")
    male = bool(titles & listed("male")) or forename in listed("male_names")
    male = male or forename == "abu" or forename.startswith(_SERVANT)
    female = female or forename == "umm"
    return "" if male == female else "m" if male else "f"


def unlike(text: str, name: str) -> bool:
    """Whether a title is of another gender than the bearer of a name: "Ms. Voss" of John Voss."""
    titled, named = gender_of(text, ""), gender_of("", name)
    return "" not in (titled, named) and titled != named


def unnamed_referent(segment: Segment, key: str, body: str | None, country: str | None) -> Referent:
    """An unnamed source or crowd: "a US official", "Turkish security sources"."""
    things = listed("bodies") | listed("documents")
    person = not segment.plural and segment.head not in things
    return Referent(
        id=key,
        entity=None,
        name=segment.core,
        person=person,
        plural=segment.plural,
        country=country,
        body=body,
        heads={one_head(segment.head)},
    )
