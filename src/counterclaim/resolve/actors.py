"""Names, titles and descriptions of one article linked to actors.

A name goes to the known actor that bears it on the article's date; failing that, to one
that the article itself makes clear (an acronym it spells out, a surname after the full
name); failing that, to a known spelling variant; and else it becomes a new actor. What
two known actors could mean stays unresolved, with both in the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from counterclaim.protocols import Naming, View
from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.folding import name_key, words
from counterclaim.resolve.known import is_pack_place
from counterclaim.resolve.lexicon import common_words, entries_by_word, listed, singular
from counterclaim.resolve.names import (
    in_order,
    initials_match,
    is_acronym,
    person_keys,
    person_words,
)
from counterclaim.resolve.phrases import (
    Determiner,
    Segment,
    bare,
    ends_head,
    is_capital,
    segments,
    tokens,
    trimmed,
)
from counterclaim.resolve.variants import variants_of

MOST_TRAILING = 5
_LAST_PARENTHESIS = re.compile(r"\((?P<inside>[A-Z][\w.-]+)\)[\s,.]*$")
_POSSESSIVE = re.compile(r"['’`´]s?$")
_NO_PREFIX = frozenset({"former", "ex", "anti", "pro", "non", "breakaway", "rival", "fake", "new"})
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


def actor_id(name: str, *, person: bool, article_id: str = "") -> str:
    """The id of an actor made from an unknown name: the same name, the same id.

    A person of one name alone ("Ziad") is its article's own: the next Ziad is another.
    """
    keys = person_keys(name) if person else name_key(name)
    scope = article_id if person and len(keys) < 2 else ""
    text = "|".join(("person" if person else "body", scope, *keys))
    return "new-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


PRONOUNS = frozenset(
    ["he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "one", "who", "which"]
)


class Linker:
    """Links the phrases of one article; keeps the names that it has made and met."""

    def __init__(self, known: Known) -> None:
        """An empty memory of the article."""
        self._known = known
        self._view = known.view
        self._acronyms = dict(known.acronyms)
        self._met: dict[str, str] = {}  # entity id -> fullest name in the article
        self._persons: dict[str, set[str]] = {}  # surname key -> entity ids
        self._forms: dict[str, tuple[str, ...]] = {}  # person's id -> keys of its full name
        self.made: dict[str, Actor] = {}

    # ------------------------------------------------------------ phrases

    def phrase(
        self, text: str, *, person: bool | None = None, kind: MentionKind | None = None
    ) -> Link:
        """The link of a whole phrase: its name, else its role, else its body."""
        whole = segments(text)[:1]
        if not whole:
            return Link(None, reasons=("no words",))
        if link := self._whole(text, whole[0]) or self._in_parentheses(text, whole[0]):
            return link
        best = Link(None, reasons=("no name in the phrase",))
        for segment in segments(text):
            link = self.segment(segment, person=person, kind=kind)
            if link.entity:
                return link
            best = link if len(link.reasons) and link.reasons[0].startswith("may be") else best
        return best

    def _in_parentheses(self, text: str, first: Segment) -> Link | None:
        """The known short name at the end of a body's description: "UN agency (UNICEF)"."""
        match = _LAST_PARENTHESIS.search(text)
        if match is None or first.title or first.head in entries_by_word("roles"):
            return None
        named = any(m.how == "name" for m in self._view.matches(match["inside"]))
        return self._exact(match["inside"], False) if named and not first.name else None

    def _whole(self, text: str, first: Segment) -> Link | None:
        """A known name that holds a comma, an "and" or a dash."""
        if first.determiner is Determiner.INDEFINITE or text.strip() == first.text:
            return None
        return self._exact(trimmed(text), None)

    def segment(
        self, segment: Segment, *, person: bool | None = None, kind: MentionKind | None = None
    ) -> Link:
        """The link of one segment."""
        if (
            len(segment.words) == 1
            and person is not False
            and (link := self._surname(segment.core))
        ):
            return link  # before a known bearer: "Golani" after "Abu Omar al-Golani"
        named = segment.determiner is not Determiner.INDEFINITE or not segment.head
        if named and (link := self._exact(segment.core, person)):
            return link
        if segment.name and is_pack_place(segment.core, self._view):
            return Link(None, reasons=("the name of a place",))
        if misspelt := self._misspelt(segment, person):
            return misspelt
        if segment.name:
            return self._proper(segment, person, kind)
        if segment.determiner is Determiner.INDEFINITE:
            return Link(None, reasons=("not named",))
        if link := self.role(segment) or self._inner(segment):
            return link
        if segment.proper:
            return self._new(segment.core, person=False, kind=kind)
        return Link(None, reasons=("not named",))

    def _misspelt(self, segment: Segment, person: bool | None) -> Link | None:
        """A name of several words in a spelling that no pack lists: "Syrian Obervatory for"."""
        of_person = segment.head in entries_by_word("roles") or segment.head in listed("sources")
        if segment.determiner is Determiner.INDEFINITE or of_person or len(segment.words) < 3:
            return None
        link = self._variant(segment.core, person) if is_capital(segment.words[-1]) else None
        return link if link and link.entity else None

    def role(self, segment: Segment) -> Link | None:
        """Who held the office on the article's day: "the Russian foreign minister"."""
        if segment.head not in entries_by_word("roles") or segment.plural:
            return None
        if segment.head in listed("shared") and segment.determiner is not Determiner.DEFINITE:
            return None  # "Nusra Front commander killed": one of many
        days = (self._known.day, self._known.last)
        held = [h for day in days for h in self._view.holders_of_phrase(segment.core, day)]
        holders = sorted({actor.id for actor, _ in held})
        if len(holders) == 1 and self._known.day is not None:
            return self._met_as(
                Link(holders[0], "role", 0.85, (f"held the office on {self._known.day}",), True)
            )
        if holders:
            return Link(None, reasons=("may be " + " or ".join(holders),))
        return None

    def _inner(self, segment: Segment) -> Link | None:
        """A known body inside its description: "the Lebanon-based al-Mayadeen TV"."""
        for start in range(len(segment.words)):
            if start and not self._droppable(segment.words[start - 1]):
                return None
            rest = segment.words[start:]
            for end in range(len(rest), max(0, len(rest) - MOST_TRAILING), -1):
                if (link := self._before(rest[:end], rest[end:])) and link.entity:
                    return replace(link, score=min(link.score, 0.9))
        return None

    def _before(self, name: Sequence[str], trailing: Sequence[str]) -> Link | None:
        """A known name before the body words that describe it: "White Helmets rescue group"."""
        if not any(map(is_capital, name)) or not all(map(str.islower, trailing)):
            return None
        if trailing and singular(bare(trailing[-1])) not in listed("bodies"):
            return None
        text = " ".join(name)
        known = self._view.matches(text) or self._view.ambiguous_matches(text)
        return self._exact(text, False) if known else None

    def _droppable(self, word: str) -> bool:
        plain = bare(word)
        if plain in _NO_PREFIX or plain.split("-")[0] in _NO_PREFIX or ends_head(plain):
            return False
        if word.islower() or ("-" in word and word.rsplit("-", 1)[1].islower()):
            return True
        return self._view.state_of_demonym(plain) is not None or self._is_state(plain)

    def _is_state(self, word: str) -> bool:
        return any(m.actor.type == "government" for m in self._view.matches(word))

    def spot(self, text: str) -> Link | None:
        """The longest known or met name inside a text; demonyms stand for governments."""
        found = tokens(text)
        for size in range(min(len(found), 9), 0, -1):
            for start in range(len(found) - size + 1):
                part = found[start : start + size]
                if not is_capital(part[-1]) and not is_capital(part[0]):
                    continue
                if (link := self._exact(_unpossessive(part), None)) and link.entity:
                    return link
        states = [s for word in found if (s := self._view.state_of_demonym(bare(word)))]
        if len({s.code for s in states}) != 1:
            return None
        return Link(states[0].government, "description", 0.7, ("adjective of the state",))

    def body_of(self, segment: Segment) -> tuple[str | None, str | None]:
        """The known body that an unnamed source belongs to, and its country.

        Looked for in the words before the head ("a US official") and after it ("a source
        at the Ministry of Health").
        """
        link = self.spot(" ".join(segment.before)) or self._in_tail(segment)
        if link is None or link.entity is None or link.person:
            return None, None
        actor = self._view.actor(link.entity)
        country = actor.country if actor else None
        return (link.entity if _belongs(segment, link) else None), country

    def _in_tail(self, segment: Segment) -> Link | None:
        """The body after the head; what a source is "in", or from what country, is none."""
        preposition, _, rest = segment.tail.partition(" ")
        if preposition not in ("from", "at", "of", "with", "for", "inside"):
            return None
        link = self.spot(rest)
        actor = self._view.actor(link.entity) if link and link.entity else None
        state = actor is not None and actor.type == "government"
        return None if state and segment.head not in listed("servants") else link

    def members(self, segment: Segment) -> Link | None:
        """The group whose fighters a crowd is: "Hezbollah militants"; none for "rebels"."""
        if not segment.plural or segment.head not in listed("classes") or not segment.before:
            return None
        name = " ".join(segment.before)
        if not is_capital(segment.before[-1]) or self._view.state_of_demonym(name):
            return None
        link = self._exact(name, False) or self._variant(name, False)
        if link is None or link.entity is None:
            return None
        return replace(link, how="description", score=min(link.score, 0.8))

    def home_body(self, head: str, government: Actor) -> Link | None:
        """The government itself, or its army, for "the regime" and "the army"."""
        if head in ("government", "regime", "authority", "administration", "state"):
            return Link(
                government.id,
                "description",
                0.65,
                ("of the article's country",),
                name=government.name,
            )
        if head in ("army", "military") and government.demonyms:
            found = self._exact(f"{government.demonyms[0]} {head}", False)
            return replace(found, how="description", score=0.65) if found else None
        return None

    # ------------------------------------------------------------ names

    def _proper(self, segment: Segment, person: bool | None, kind: MentionKind | None) -> Link:
        name = segment.name
        if segment.title:
            person = segment.person or person
        link = self.name(name, person=person)
        if segment.title and not segment.person and link.entity:
            # "the Syrian government Moscow and ...": a list printed without its commas
            other = self._exact(segment.title, False)
            return other if other and other.entity not in (None, link.entity) else link
        if not link.entity and person is not None:
            link = self.name(name)  # the model's kind may be wrong: "Assad" as a body
        if link.entity or link.reasons:
            return link
        if segment.title and not segment.person:
            return self._new(name, person=False, kind=kind)
        if person is None:
            person = segment.person or _looks_like_person(name)
        return self._new(name, person=person, kind=kind)

    def name(self, name: str, *, person: bool | None = None) -> Link:
        """The known or already met bearer of a proper name; an empty link if there is none."""
        if person is not False and (link := self._surname(name)):
            return link
        if link := self._exact(name, person) or self._untitled(name, person):
            return link
        return self._variant(name, person) or Link(None)

    def _untitled(self, name: str, person: bool | None) -> Link | None:
        untitled = " ".join(person_words(name))
        return self._exact(untitled, True) if person is not False and untitled else None

    def _exact(self, text: str, person: bool | None) -> Link | None:
        text = text.strip()
        if full := self._acronyms.get(text):
            spelled = self._exact(full, person) or self._made(full)
            if spelled and spelled.entity:
                return replace(spelled, how="acronym")
        found = [m for m in self._view.matches(text) if _fits(m, person)]
        if found:
            return self._chosen(found)
        unclear = [m for m in self._view.ambiguous_matches(text) if _fits(m, person)]
        if unclear:
            return self._by_context(unclear)
        return self._made(text) or self._lost_apostrophe(text, person)

    def _lost_apostrophe(self, text: str, person: bool | None) -> Link | None:
        """What "SANAs" stands for on pages that lose their apostrophes."""
        if not text.endswith("s") or len(text) < 5 or not is_capital(text.split(" ")[-1]):
            return None
        found = [m for m in self._view.matches(text[:-1]) if _fits(m, person) and m.how == "name"]
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
        return self._met_as(self._linked(match, how, score, reasons), match.text)

    def _by_context(self, found: Sequence[Naming]) -> Link:
        """An ambiguous name goes to the one bearer that the article has named in full."""
        ids = sorted({m.actor.id for m in found})
        if _is_foreign_label(found[0].text):
            return Link(None, reasons=("may be " + " or ".join(ids),))
        met = [i for i in ids if i in self._met]
        if len(met) == 1:
            match = next(m for m in found if m.actor.id == met[0])
            return self._linked(match, "short_name", 0.85, (f"{met[0]} is named in the article",))
        if len(ids) == 1 and (why := self._alone(found[0])):
            return self._linked(found[0], "short_name", 0.7, (why,))
        return Link(None, reasons=("may be " + " or ".join(ids),))

    def _alone(self, match: Naming) -> str:
        """Why a name that needs context may mean its one known bearer; empty if it may not."""
        if self._known.country and match.actor.country == self._known.country:
            return f"the article is about {self._known.country}"
        return "nobody else is called so" if len(words(match.text)) > 1 else ""

    def _linked(self, match: Naming, how: str, score: float, reasons: tuple[str, ...]) -> Link:
        person = match.actor.kind is MentionKind.PERSON
        return Link(match.actor.id, how, score, reasons, person, match.actor.name)

    def _variant(self, name: str, person: bool | None) -> Link | None:
        found = variants_of(self._view).find(name, person=person)
        if not found:
            return None
        if len(found) > 1 and found[0][0] - found[1][0] < 0.03:
            ids = [actor.id for _, actor in found if actor.id in self._met]
            if len(ids) != 1:
                return Link(None, reasons=("may be " + " or ".join(a.id for _, a in found),))
            found = [(score, actor) for score, actor in found if actor.id == ids[0]]
        score, actor = found[0]
        person = actor.kind is MentionKind.PERSON
        return self._met_as(
            Link(actor.id, "variant", score, (f"spelling of {actor.name}",), person, actor.name)
        )

    def _surname(self, name: str) -> Link | None:
        """A person that the article has named in full, by surname alone."""
        keys = person_keys(name)
        known = sorted(self._persons.get(keys[-1], ())) if keys else []
        ids = [i for i in known if len(keys) == 1 or in_order(keys, self._forms[i])]
        if len(ids) == 1:
            full = self._met[ids[0]]
            return Link(ids[0], "short_name", 0.93, (f"short for {full}",), True, full)
        if ids:
            return Link(None, reasons=("may be " + " or ".join(ids),))
        return None

    def _made(self, text: str) -> Link | None:
        """An unknown body or person that the article has named before."""
        for person in (False, True):
            made = actor_id(text, person=person, article_id=self._known.article_id)
            if made in self.made:
                return Link(made, "new", 0.8, ("named before",), person, self.made[made].name)
        return None

    def _new(self, name: str, *, person: bool, kind: MentionKind | None) -> Link:
        if reason := self._unnameable(name):
            return Link(None, reasons=(reason,))
        if first := self._first_of_two(name):
            return first
        made = actor_id(name, person=person, article_id=self._known.article_id)
        if made not in self.made:
            person = person or _has_forename(name)
            default = MentionKind.PERSON if person else MentionKind.ORGANISATION
            fitting = kind if kind in _BODY_KINDS and not person else default
            self.made[made] = Actor(
                made, name, fitting, source=f"article {self._known.article_id}", known=False
            )
        link = Link(made, "new", 0.7, ("unknown name",), person, name)
        return self._met_as(link)

    def _first_of_two(self, name: str) -> Link | None:
        """The first of two known names that stand side by side for want of a comma."""
        found = name.split()
        for cut in range(1, len(found)):
            both = (" ".join(found[:cut]), " ".join(found[cut:]))
            if all(any(m.how == "name" for m in self._view.matches(text)) for text in both):
                return self._exact(both[0], None)
        return None

    def _unnameable(self, name: str) -> str:
        """Why a phrase, though capitalised, is no name; empty if it may be one."""
        plain = [bare(word) for word in tokens(name)]
        if is_pack_place(name, self._view):
            return "the name of a place"
        if all(singular(word) in common_words() or word in listed("small") for word in plain):
            return "a crowd or a common word"
        if self._view.state_of_demonym(name):
            return "a people, not an actor"
        if len(plain) == 1 and (plain[0] in PRONOUNS or len(plain[0]) < 2):
            return "a pronoun"
        return ""

    def _met_as(self, link: Link, written: str = "") -> Link:
        """Remembers an entity, and the surnames of a person named in full.

        ``written`` is the form that the article has: of "Mohammad Javad Zarif Khonsari"
        it may leave out the last name.
        """
        if link.entity is None:
            return link
        name = link.name or link.entity
        self._met.setdefault(link.entity, name)
        for form in (name, written) if link.person else ():
            if len(keys := person_keys(form)) > 1:
                self._persons.setdefault(keys[-1], set()).add(link.entity)
                self._forms.setdefault(link.entity, keys)
        return link


def _belongs(segment: Segment, link: Link) -> bool:
    """Whether a source is of the body that its phrase names, not just of its country.

    "Syrian officials" are the state's; "Syrian opposition leaders" and "Syrian activists"
    are not.
    """
    if link.how != "description":
        return True
    plain = {bare(word) for word in segment.before}
    if plain & listed("apart"):
        return False
    return segment.head in listed("servants") or bool(plain & listed("of_state"))


def _is_foreign_label(text: str) -> bool:
    """Whether a crowd is called by a word that others use of it ("terrorists", "militants").

    Such words say who speaks and not who is meant; "rebels" and "opposition" are also the
    groups' own.
    """
    plain = {singular(word) for word in words(text)}
    crowd = plain <= listed("classes") | listed("modifiers")
    return crowd and not plain & listed("rebels")


def _unpossessive(part: Sequence[str]) -> str:
    return " ".join((*part[:-1], _POSSESSIVE.sub("", part[-1])))


def _fits(match: Naming, person: bool | None) -> bool:
    return person is None or (match.actor.kind is MentionKind.PERSON) == person


def _looks_like_person(name: str) -> bool:
    """Two to four capitalised words without a body word: "Pat Lang"."""
    found = tokens(name)
    if not 2 <= len(found) <= 4 or is_acronym(found[0]):
        return False
    plain = [bare(word) for word in found]
    forename = plain[0] in listed("male_names") | listed("female_names")
    return forename or not any(
        singular(word) in listed("bodies") or word in ("al", "of") for word in plain
    )


def _has_forename(name: str) -> bool:
    """Whether a name begins with a forename and holds no body word: "Ziad"."""
    plain = [bare(word) for word in tokens(name)]
    forenames = listed("male_names") | listed("female_names")
    return plain[0] in forenames and not any(singular(w) in listed("bodies") for w in plain)


def acronyms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Acronyms that a text spells out: "High Negotiations Committee (HNC)"."""
    found: dict[str, str] = {}
    for start, end in _parentheses(text):
        short = text[start + 1 : end].strip()
        if not is_acronym(short):
            continue
        before = text[max(0, start - 120) : start].split("\n")[-1].split()
        for size in range(len(short), min(len(before), 2 * len(short) + 2) + 1):
            name = " ".join(before[-size:]).strip(' ,"“”‘’')
            if is_capital(before[-size]) and initials_match(short, _unpossessed(name)):
                found.setdefault(short, name)
                break
    return tuple(sorted(found.items()))


def _unpossessed(name: str) -> str:
    return " ".join(words(name)) if "’" in name or "'" in name else name


def _parentheses(text: str) -> list[tuple[int, int]]:
    found, start = [], text.find("(")
    while start >= 0:
        end = text.find(")", start)
        if 0 < end - start <= 12:
            found.append((start, end))
        start = text.find("(", start + 1)
    return found
