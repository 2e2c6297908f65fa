"""The names of one article looked up, remembered and made: known, met before, or new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from counterclaim.protocols import Naming, View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.acronyms import spelled_out
from counterclaim.resolve.actors.elsewhere import (
    is_foreign,
    is_seated_abroad,
    seat_of_state,
    shares_noun,
    the_one_of_home,
)
from counterclaim.resolve.actors.fitting import fits, has_forename, shares_word
from counterclaim.resolve.actors.lostcommas import first_of_two
from counterclaim.resolve.actors.met import Met
from counterclaim.resolve.actors.names import person_keys, person_words
from counterclaim.resolve.actors.tokens import as_owner, is_capital, with_owner, without_side
from counterclaim.resolve.actors.unnameable import is_foreign_label, why_unnameable
from counterclaim.resolve.actors.variants import variants_of
from counterclaim.resolve.folding import name_key, words

MADE = "new-"  # how the ids of actors begin that no pack has
_BODY_KINDS = frozenset(
    {
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a phrase refers to; ``entity`` None if it is not told, ``reasons`` say why."""

    entity: str | None
    how: str = "none"
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    person: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What stays the same while one article is linked."""

    view: View
    day: date | None = None
    last: date | None = None  # where the day is not certain, the last that it may be
    acronyms: tuple[tuple[str, str], ...] = ()
    article_id: str = ""
    country: str | None = None  # that the article is about
    text: str = ""


def actor_id(name: str, *, person: bool, article_id: str = "") -> str:
    """The id of an actor made from an unknown name: the same name, the same id.

    A person of one name alone ("Ziad") is its article's own: the next Ziad is another.
    """
    keys = person_keys(name) if person else name_key(name)
    scope = article_id if person and len(keys) < 2 else ""
    text = "|".join(("person" if person else "body", scope, *keys))
    return MADE + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class NameBook:
    """The names of one article: what is known of each, what was met, what was made."""

    def __init__(self, known: Known) -> None:
        """An empty memory of the article."""
        self._known = known
        self._view = known.view
        self._acronyms = dict(known.acronyms)
        self._met = Met()
        self._shorts: dict[str, Link] = {}  # what the article calls its bodies in parentheses
        self._full: dict[str, str] = {}  # acronyms spelled out
        self.made: dict[str, Actor] = {}

    def name(self, name: str, *, person: bool | None = None) -> Link:
        """The known or already met bearer of a proper name; an empty link if there is none."""
        if person is not False and (link := self.surname(name)):
            return link
        if link := self.exact(name, person) or self._untitled(name, person):
            return link
        return self.variant(name, person) or Link(None)

    def _untitled(self, name: str, person: bool | None) -> Link | None:
        untitled = " ".join(person_words(name))
        return self.exact(untitled, True) if person is not False and untitled else None

    def exact(self, text: str, person: bool | None) -> Link | None:
        """Who bears this very text as a name, acronym, metonym or description."""
        text = text.strip()
        full = self._acronyms.get(text)
        if full:
            spelled = self.exact(full, person) or self._made(full) or self.variant(full, person)
            if spelled and spelled.entity:
                return replace(spelled, how="acronym")
        found = [m for m in self._view.matches(text) if fits(m, person)]
        if full:  # "Aster Farmers' Party (AFP)" is not the news agency
            found = [m for m in found if shares_word(full, m.actor)]
        here = (self._known.country, self._known.text, self._view)
        found = [m for m in found if not is_seated_abroad(m, *here)]
        if found and seat_of_state(found[0], self._known.text, self._view):
            return Link(None, reasons=(f"may be {found[0].actor.id} or the state of {text}",))
        if found:
            return self._chosen(found)
        if person is not True and (known := self._shorts.get(text)):
            return known
        near = (m for m in self._view.ambiguous_matches(text) if fits(m, person))
        if unclear := [m for m in near if not full or shares_word(full, m.actor)]:
            return self._by_context(unclear)
        return self._made(self._in_full(text)) or self._lost_apostrophe(text, person)

    def called(self, phrase: str, name: str, person: bool | None) -> Link | None:
        """Who is called so; "The Beacon" may be a name where the word alone is none."""
        capital = phrase.lower().startswith("the ") and is_capital(phrase.split(" ")[-1])
        found = self._view.ambiguous_matches(phrase) if capital else ()
        named = [m for m in found if any(n.text.lower() == phrase.lower() for n in m.actor.names)]
        if len(found) == len(named) == 1:
            return self._linked(named[0], "exact", 0.9, (f"bears the name {phrase}",))
        return self.exact(name, person)

    def also(self, short: str, link: Link) -> None:
        """Remembers a short name that the article gives in parentheses: "Bank of Y (CAF)"."""
        if link.entity in self.made and not self._view.matches(short):
            self._shorts.setdefault(short, replace(link, how="acronym", score=0.9))

    def _lost_apostrophe(self, text: str, person: bool | None) -> Link | None:
        """Who is named where the page lost its apostrophes: "Russias Defense Ministry", "SANAs"."""
        if owned := with_owner(text):
            found = [m for m in self._view.matches(owned) if fits(m, person)]
            if found:
                return self._chosen(found)
        owner = as_owner(text)
        named = (m for m in self._view.matches(owner) if m.how == "name") if owner else ()
        found = [m for m in named if fits(m, person)]
        return self._chosen(found) if found else None

    def _chosen(self, found: Sequence[Naming]) -> Link:
        day = self._known.day
        valid = [m for m in found if day is None or m.valid_on(day)] or list(found)
        plain = [m for m in valid if m.how == "name"] or valid
        ids = {m.actor.id for m in plain}
        if len(ids) > 1:
            return self._by_context(plain)
        match = plain[0]
        reasons: tuple[str, ...] = (f"{match.how} of {match.actor.id}: {match.text}",)
        if match not in valid or (day is not None and not match.valid_on(day)):
            reasons = (*reasons, f"the name was not in use on {day}")
        how = "description" if match.how == "description" else "exact"
        score = {"name": 0.97, "metonym": 0.85, "description": 0.85}.get(match.how, 0.9)
        return self.met_as(self._linked(match, how, score, reasons), match.text)

    def _by_context(self, found: Sequence[Naming]) -> Link:
        """An ambiguous name goes to the one bearer that the article has named in full."""
        ids = sorted({m.actor.id for m in found})
        if is_foreign_label(found[0].text):
            return Link(None, reasons=("may be " + " or ".join(ids),))
        met = [i for i in ids if i in self._met.names]
        if len(met) == 1 and not shares_noun(found[0].text, met[0], self._met.names, self._view):
            match = next(m for m in found if m.actor.id == met[0])
            return self._linked(match, "short_name", 0.85, (f"{met[0]} is named in the article",))
        here = the_one_of_home(found, self._known.country, self._known.text, self._view)
        if here:
            return self._linked(here, "short_name", 0.8, (f"of {here.actor.country}",))
        if len(ids) == 1 and (why := self._alone(found[0])):
            return self._linked(found[0], "short_name", 0.7, (why,))
        return Link(None, reasons=("may be " + " or ".join(ids),))

    def _alone(self, match: Naming) -> str:
        """Why a name that needs context may mean its one known bearer; empty if it may not."""
        home, country = self._known.country, match.actor.country
        if home and country == home:
            return f"the article is about {home}"
        elsewhere = country and (home or match.text.islower())  # "armed forces" are every country's
        elsewhere = elsewhere or is_foreign(match.actor, home, self._known.text, self._view)
        return "nobody else is called so" if len(words(match.text)) > 1 and not elsewhere else ""

    def _linked(self, match: Naming, how: str, score: float, reasons: tuple[str, ...]) -> Link:
        actor, person = match.actor, match.actor.kind is MentionKind.PERSON
        return Link(actor.id, how, score, reasons, person, actor.name)

    def variant(self, name: str, person: bool | None) -> Link | None:
        """The known actor of which this is another spelling."""
        found = variants_of(self._view).find(name, person=person)
        if not found:
            return None
        if len(found) > 1 and found[0][0] - found[1][0] < 0.03:
            ids = [actor.id for _, actor in found if actor.id in self._met.names]
            if len(ids) != 1:
                return Link(None, reasons=("may be " + " or ".join(a.id for _, a in found),))
            found = [(score, actor) for score, actor in found if actor.id == ids[0]]
        score, actor = found[0]
        groups = (MentionKind.ARMED_GROUP, MentionKind.ORGANISATION)
        here = (self._known.country, self._known.text, self._view)
        if actor.kind in groups and is_foreign(actor, *here):
            return None  # "Army of the North" in a text on another country
        why, person = f"spelling of {actor.name}", actor.kind is MentionKind.PERSON
        return self.met_as(Link(actor.id, "variant", score, (why,), person, actor.name), name)

    def surname(self, name: str) -> Link | None:
        """A person that the article has named in full, by surname alone."""
        ids = self._met.by_surname(person_keys(name))
        if len(ids) > 1:  # "Tarn" alone is the known one, not others of his family
            alone = {m.actor.id for m in self._view.matches(name) if m.how == "name"}
            ids = sorted(alone & set(ids)) if len(alone) == 1 and alone <= set(ids) else ids
        if len(ids) == 1:
            full = self._met.names[ids[0]]
            return Link(ids[0], "short_name", 0.93, (f"short for {full}",), True, full)
        if ids:
            return Link(None, reasons=("may be " + " or ".join(ids),))
        return None

    def forename(self, name: str, *, royal: bool) -> Link | None:
        """The only person whom the article names in full, by the forename alone.

        Kings are called so, of others only those that no pack has: "Ahmed" is none of the
        ministers of that name.
        """
        called = self._met.by_forename(person_keys(name))
        ids = [i for i in called if royal or i in self.made]
        if len(ids) != 1:
            return None
        full = self._met.names[ids[0]]
        return Link(ids[0], "short_name", 0.8, (f"forename of {full}",), True, full)

    def _in_full(self, name: str) -> str:
        """The name that an acronym unknown to the packs abbreviates, or the name as it is."""
        if name not in self._full:
            full = self._acronyms.get(name) or spelled_out(name, self._known.text)
            self._full[name] = full or name
        return self._full[name]

    def _made(self, text: str) -> Link | None:
        """An unknown body or person that the article has named before."""
        for person in (False, True):
            made = actor_id(text, person=person, article_id=self._known.article_id)
            if made in self.made:
                return Link(made, "new", 0.8, ("named before",), person, self.made[made].name)
        return None

    def has_made(self, text: str) -> bool:
        """Whether the article has an actor of its own by this name."""
        return self._made(self._in_full(text)) is not None

    def new(self, name: str, *, person: bool, kind: MentionKind | None, mr: bool = False) -> Link:
        """An actor of the article's own, unless the words name nobody; "Mr Voss" is somebody."""
        if not mr and (reason := why_unnameable(name, self._view)):
            return Link(None, reasons=(reason,))
        name = self._in_full(without_side(name))
        if (first := first_of_two(name, self._view)) and (link := self.exact(first, None)):
            return link
        person = person or has_forename(name)
        if (person or kind is None) and (forename := self.forename(name, royal=False)):
            return forename
        made = actor_id(name, person=person, article_id=self._known.article_id)
        if made not in self.made:
            default = MentionKind.PERSON if person else MentionKind.ORGANISATION
            fitting = kind if kind in _BODY_KINDS and not person else default
            self.made[made] = Actor(
                made, name, fitting, source=f"article {self._known.article_id}", known=False
            )
        link = Link(made, "new", 0.7, ("unknown name",), person, name)
        return self.met_as(link)

    def met_as(self, link: Link, written: str = "") -> Link:
        """Remembers an entity, and the surnames of a person named in full.

        ``written`` is the form that the article has: of "Mohammad Javad Zarif Khonsari"
        it may leave out the last name.
        """
        if link.entity is None:
            return link
        name = link.name or link.entity
        self._met.add(link.entity, name)
        if link.person:
            self._met.add_person(link.entity, (name, written))
        return link
