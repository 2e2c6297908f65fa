"""Bodies of a state named by the state, its seat or its head: "the government of X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.media import medium
from counterclaim.resolve.actors.naming import Known, Link, NameBook
from counterclaim.resolve.actors.phrases import Determiner, Segment, segments
from counterclaim.resolve.actors.tokens import bare, is_owner, unpossessive
from counterclaim.resolve.lexicon import common_words, listed

_GOVERNMENTS = frozenset({"government", "regime", "administration"})
_STATE = frozenset({"state", "state-run", "official", "regime", "government"})
_STATE_MEDIA = re.compile(r"state(?:-run|-owned)? (?:tv|television|radio|media)")
_ADJECTIVE = re.compile(r"\w{3,}(?:an|ese|ish|ic)")
_HEADS = frozenset({"president", "king", "emir", "sultan", "chancellor", "premier", "prime"})


class States:
    """Looks up what a phrase calls by its state, among the names of one article."""

    def __init__(self, known: Known, names: NameBook) -> None:
        """``names`` is the article's memory."""
        self._known = known
        self._view = known.view
        self.names = names
        self._states_of: dict[str, frozenset[str]] = {}

    def government_of(self, segment: Segment) -> Link | None:
        """The government that is named by its state or its head: "the administration of Obama".

        "Assads government" stands so on pages that lose their apostrophes.
        """
        if segment.determiner is Determiner.INDEFINITE:
            return None
        if segment.head == "delegation" and len(segment.before) == 1:
            sent = self._owner(segment.before[0])
            why = ("its delegation",)
            return Link(sent.id, "description", 0.75, why, name=sent.name) if sent else None
        if segment.head not in _GOVERNMENTS:
            return None
        whose = " ".join(segment.before) or segment.tail.removeprefix("of ")
        link = self.names.exact(unpossessive(whose.split(" ")), None)
        titled = next(iter(segments(whose)), None)
        if link is None and titled and titled.person:
            link = self.names.exact(titled.name, True)
        actor = self._view.actor(link.entity) if link and link.entity else None
        if actor is None:
            return None
        if actor.kind is MentionKind.PERSON:
            state = self._rules(actor)
        else:
            state = actor if actor.type == "government" and whose[:1].isupper() else None
        if state is None:
            return None
        why = (f"its {segment.head}: {actor.name}",)
        return Link(state.id, "description", 0.8, why, name=state.name)

    def seated(self, segment: Segment) -> Link | None:
        """The body of a state that is named by its seat: "the defence ministry in Moscow"."""
        preposition, _, seat = segment.tail.partition(" ")
        if preposition != "in" or segment.head not in listed("bodies"):
            return None
        states = [m.actor for m in self._view.matches(seat) if m.actor.type == "government"]
        words = [w for w in segment.words if w not in segment.tail.split(" ")]
        found = self._of(states[0], words) if len(states) == 1 else None
        return replace(found, how="description", score=0.8) if found else None

    def owned(self, segment: Segment) -> Link | None:
        """The body of a state in the genitive: "Syria's state-run news agency"."""
        owner = next((i for i, w in enumerate(segment.before) if is_owner(w)), None)
        if owner is None or segment.head not in listed("bodies"):
            return None
        whose = unpossessive(segment.before[: owner + 1])
        states = [m.actor for m in self._view.matches(whose) if m.actor.type == "government"]
        return self._of(states[0], segment.words[owner + 1 :]) if len(states) == 1 else None

    def ruled(self, segment: Segment) -> Link | None:
        """The body of a state that is named by its ruler: "the Assad regime's air force".

        "The army of the Assad regime" is the same one.
        """
        before, whose = segment.before, segment.tail.removeprefix("of ")
        if whose != segment.tail and segment.head in listed("bodies"):
            of = next(iter(segments(whose)), None)
            link = self.government_of(of) if of else None
            state = self._view.actor(link.entity) if link and link.entity else None
            return self._of(state, (*before, segment.head)) if state else None
        at = next((i for i, w in enumerate(before) if _ruling(w) in _GOVERNMENTS), None)
        if not at or segment.head not in listed("bodies"):
            return None
        ruler = self.names.exact(" ".join(before[:at]), None)
        actor = self._view.actor(ruler.entity) if ruler and ruler.entity else None
        if actor is None:
            return None
        state = self._rules(actor) if actor.kind is MentionKind.PERSON else actor
        return self._of(state, segment.words[at + 1 :]) if state else None

    def _of(self, state: Actor, words: Sequence[str]) -> Link | None:
        """The known body of a state that words after its adjective name: "Norlandic | army"."""
        if not state.demonyms:
            return None
        return self.names.exact(" ".join((state.demonyms[0], *words)), False)

    def _rules(self, actor: Actor) -> Actor | None:
        """The government whose head a person is on the article's day."""
        day = self._known.day
        for role in actor.roles:
            state = self._view.actor(role.of or "")
            of_state = state is not None and state.type == "government"
            held = day is None or (
                (role.start is None or role.start <= day) and (role.end is None or day < role.end)
            )
            if of_state and held and set(role.title.lower().split()) & _HEADS:
                return state
        return None

    def home_body(self, segment: Segment, government: Actor, *, told: bool = False) -> Link | None:
        """The government itself, or its army: "the regime", "the army", "the armed forces".

        ``told`` says that the sentence names the country. Else, where the article calls another's
        so ("the Norland army") and never the home's, it is that one; of two others it is none.
        """
        forces = segment.core.lower() == "armed forces"
        several = segment.plural and segment.head in _GOVERNMENTS
        if several or (len(segment.words) > 1 and not forces):
            return None
        head = "army" if forces else segment.head
        if told:
            return self._body(head, government)
        if head not in self._states_of:
            self._states_of[head] = self._called(head)
        called = self._states_of[head]
        if called and government.id not in called:
            other = self._view.actor(min(called))
            return self._body(head, other) if len(called) == 1 and other else None
        return self._body(head, government)

    def opposition(self, segment: Segment, government: Actor) -> Link | None:
        """The opposition of the article's country, where it tells of no other country's."""
        told = self._called("opposition") <= {government.id}
        if segment.core != "opposition" or not told or not government.demonyms:
            return None
        found = self.names.exact(f"{government.demonyms[0]} opposition", False)
        return replace(found, how="description", score=0.65) if found and found.entity else None

    def _called(self, head: str) -> frozenset[str]:
        """The governments whose adjective, genitive or head stands before a word in the article.

        One empty id is among them where no pack knows the state: "the Korvan army".
        """
        behind = re.findall(rf"\b{head} of (?:the )?([A-Z][\w-]+)", self._known.text)
        before = re.findall(rf"\b([A-Z][\w-]+(?: ?['’]s)?)(?: Arab)? {head}\b", self._known.text)
        plain = [word.replace(" ", "") for word in before]
        rulers = [m.actor for word in plain for m in self._view.matches(unpossessive((word,)))]
        persons = (self._rules(one) for one in rulers if one.kind is MentionKind.PERSON)
        states = (self._owner(word) for word in plain)
        known = {state.id for state in (*states, *persons) if state}
        return frozenset(known | {"" for word in (*plain, *behind) if self._is_strange(word)})

    def _is_strange(self, word: str) -> bool:
        """Whether a word is the adjective, or the name, of a state that no pack has."""
        read = bare(word)
        adjective = _ADJECTIVE.fullmatch(read) is not None
        own = f"{read}n", f"{read}an", f"{read}ian"  # "Korva" where "Korvan" stands as well
        told = adjective or any(re.search(rf"\b{o}\b", self._known.text, re.I) for o in own)
        known = self._view.matches(word) or self._view.state_of_demonym(read)
        return told and not known and read not in listed("peoples") | common_words()

    def _body(self, head: str, government: Actor) -> Link | None:
        if head in _GOVERNMENTS or head in ("authority", "state"):
            return Link(
                government.id,
                "description",
                0.65,
                ("of the article's country",),
                name=government.name,
            )
        if head in ("army", "military") and government.demonyms:
            found = self.names.exact(f"{government.demonyms[0]} {head}", False)
            return replace(found, how="description", score=0.65) if found else None
        return None

    def home_media(self, words: str, government: Actor) -> Link | None:
        """The state's own media for "the state news agency" and "state TV"."""
        first, _, rest = words.partition(" ")
        if first.lower() not in _STATE or not rest or not government.demonyms:
            return None
        found = self.names.exact(f"{government.demonyms[0]} state {rest}", False)
        return replace(found, how="description", score=0.65) if found and found.entity else None

    def media(self, segment: Segment) -> Link | None:
        """Media by their noun: "Norlandic government TV", "the channel Coast"."""
        people, *rest = segment.words
        state = self._owner(people) if len(rest) > 1 else None
        if state is None or bare(people) in _STATE or segment.tail:
            return medium(segment, self.names, self._view)
        return self.home_media(" ".join(rest), state) or self._of_state(segment, state)

    def _of_state(self, segment: Segment, state: Actor) -> Link | None:
        """The state's own media that no pack has, by their kind: "Norlandic state television"."""
        kind = " ".join(segment.words[1:]).lower()
        if not state.demonyms or not _STATE_MEDIA.fullmatch(kind):
            return None
        name = f"{state.demonyms[0]} {segment.core.partition(' ')[2]}"
        return self.names.exact(name, False) or self.names.new(
            name, person=False, kind=MentionKind.MEDIA
        )

    def home_ministry(self, segment: Segment, government: Actor) -> Link | None:
        """The ministry of the article's country: "the Ministry of Education"."""
        field = segment.tail.removeprefix("of ") or " ".join(segment.before)
        seated = bool(segment.tail) and not segment.tail.startswith("of ")  # "in Marland"
        whole = bool(field) and bool(segment.tail) != bool(segment.before) and not seated
        if segment.head != "ministry" or segment.plural or not whole or not government.demonyms:
            return None
        name = f"{government.demonyms[0]} {field.title()} Ministry"
        found = self.names.exact(name, False) or self.names.new(name, person=False, kind=None)
        return replace(found, how="description", score=0.65) if found.entity else None

    def ministry(self, segment: Segment) -> Link | None:
        """A ministry that the packs lack, of a state they have: "Turkey's health ministry"."""
        if segment.head != "ministry" or segment.plural or len(segment.before) < 2:
            return None
        of, field = segment.before[0], segment.before[1:]
        state = self._owner(of)
        if state is None or not state.demonyms:
            return None
        name = " ".join((state.demonyms[0], *(word.title() for word in field), "Ministry"))
        return self.names.exact(name, False) or self.names.new(name, person=False, kind=None)

    def _owner(self, word: str) -> Actor | None:
        """The government of an adjective or a genitive, on pages without apostrophes too."""
        if is_owner(word) and bare(word) in ("country", "nation") and self._known.country:
            return self._view.government(self._known.country)
        if state := self._view.state_of_demonym(bare(word)):
            return self._view.actor(state.government)
        if not (is_owner(word) or word.endswith("s")):
            return None
        plain = unpossessive((word,)) if is_owner(word) else word[:-1]
        found = [m.actor for m in self._view.matches(plain) if m.actor.type == "government"]
        return found[0] if len(found) == 1 else None


def _ruling(word: str) -> str:
    """A word without the ending of a genitive, its apostrophe lost or not: "regimes"."""
    return bare(word).removesuffix("'s").removesuffix("’s").removesuffix("s")
