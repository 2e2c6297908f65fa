"""Who does it to whom, and where: arguments of a trigger by their place in the sentence.

There is no parser: English news puts the doer before an active verb, after "by", or as
a modifier before a noun of action; these rules follow that order between clause bounds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.agents import agent, user_of_weapon
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, PREPOSITIONS, SAYING, Clause
from counterclaim.understand.events.describing import describes
from counterclaim.understand.events.joint import beside, between, is_mutual, is_reciprocal
from counterclaim.understand.events.lists import acting
from counterclaim.understand.events.losing import YIELDED, of_loss
from counterclaim.understand.events.nouns import Nouns
from counterclaim.understand.events.placing import OF_WORDS, holder, place_of
from counterclaim.understand.events.reacting import answered
from counterclaim.understand.events.recipients import (
    AGAINST,
    ahead,
    given,
    moves_own,
    opposed,
    recipient,
    tells_more,
)
from counterclaim.understand.events.subjects import Subjects
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import word_set

_AT = word_set("at in outside near to through")  # "rallied at the square"
_FOUGHT = word_set("fight battle war")  # "fought against Norland"
_TOWARDS = word_set("on against with upon")
_TO_WHOM = AGAINST | word_set("for with to")
_SPOTS = word_set("stronghold strongholds bastion bastions enclave enclaves held positions")
#: Acts done at a place: what is named as their target is where they are done.
_WHERE = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.RETREAT, EventType.CONSULT})
#: Acts that things do as well: a place before one may be the place.
_BY_THINGS = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
_COMMA_OR_START = frozenset(("", ","))
_BEFORE_CLAUSE = BOUNDS | SAYING | _COMMA_OR_START
_OBJECT_BEGINS = word_set(
    "the a an its their his her this that these those some several many at more two three four "
    "five six seven eight nine ten dozens hundreds"
)
_BY_RULERS = word_set("send deploy dispatch mobilise mobilize violate")
_OF_TRUCES = "ceasefire-broken"  # of such acts no thing does any
#: Acts whose object is a thing: "suspended | military aid".
_HANDLING = frozenset({EventType.AID, EventType.SANCTION, EventType.CONCEDE})
_HANDED = frozenset({EventType.AID, EventType.SUPPORT, EventType.SANCTION})
_MEETING = frozenset({EventType.CONSULT, EventType.SANCTION, EventType.COOPERATE})
_ASIDE = word_set(
    "side election elections soil crisis conflict issue question territory border capital coast "
    "airspace waters problem situation"
)
_TOPICS = word_set("discuss exchange swap")  # "discussed the Front | with X"
_TIMING = word_set("after before since as")  # "after Norland freed them"
_HERE = ("here", "there")


class Arguments(NamedTuple):
    """Mentions that fill a trigger's slots; None is unsaid or unclear."""

    actor: Mention | None = None
    target: Mention | None = None
    place: Mention | None = None


class Finder:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(self, clause: Clause) -> None:
        self.clause, self.words, self.within = clause, clause.words, clause.within
        self.subjects = Subjects(clause)
        self.nouns = Nouns(clause, self.subjects)

    def arguments(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        """The actor, target and place of a trigger; ``others`` are the sentence's."""
        place = place_of(self.clause, trigger, others)
        if trigger.bare:
            return Arguments(place=place)
        found = self._of_verb(trigger, others) if trigger.verbal else self._of_noun(trigger, others)
        if found.target is None and (act := ahead(self.clause, trigger, others)):
            found = found._replace(target=self._of_verb(act, others).target)
        if trigger.entry.phrase in YIELDED:
            found = Arguments(*of_loss(self.clause, trigger, *found))
            place = found.place or place
        actor, target = found.actor, found.target
        if sides := between(self.clause, trigger):
            return Arguments(sides[0], sides[1], None if place in sides else place)
        led = self._led_in(actor, trigger) if target is None else None
        target = target or led
        if target is not None and self._is_no_target(target, trigger):
            target = None
        target, place = self._placed(trigger, target, place)
        reciprocal = is_reciprocal(self.clause, trigger)
        target = None if reciprocal else target
        fights = trigger.entry.root is EventType.ASSAULT
        to_do = fights and self.clause.infinitive(trigger.last + 1)  # "fought to take the town"
        mutual = reciprocal or (is_mutual(trigger) and not (trigger.passive or to_do))
        if target is None and actor is not None and mutual:
            target = next(iter(beside(self.clause, trigger, actor)), None)
        if actor is not None and not self._acts(actor, trigger, led=led is not None):
            actor = None
        place = None if place == actor else place
        return Arguments(actor, None if target == actor else target, place)

    def _placed(
        self, trigger: Trigger, target: Mention | None, place: Mention | None
    ) -> tuple[Mention | None, Mention | None]:
        """The target and the place, where what an act is done to is a place.

        What is bombed is where it happens; with whom one talks is no place.
        """
        if target is None or target.kind is not MentionKind.PLACE or target.literal is False:
            return target, place
        held_by = holder(self.clause, target) if trigger.entry.root is EventType.ASSAULT else None
        if held_by is not None:
            return held_by, None if place == target else place
        before = self.clause.word(self.words.within(target.span).start - 1)
        fought = before == "against" and trigger.entry.phrase in _FOUGHT
        if fought or (before in ("with", "between") and trigger.entry.root in _MEETING):
            return target, None if place == target else place
        named = place is not None and place.name is not None and target.name is None
        kept = place is not None and (named or place.span < target.span)
        rallied = trigger.entry.root is EventType.PROTEST and before in _AT
        if rallied or trigger.entry.root in _WHERE:
            return None, place if kept else target
        told = trigger.entry.root in OF_WORDS  # "imposed sanctions on Kesh" is not done there
        where = place if kept or told else target
        return target, None if told and where == target else where

    def _acts(self, actor: Mention, trigger: Trigger, *, led: bool) -> bool:
        """Whether what stands for the doer can be it: no place that is meant as one, for instance.

        ``led`` tells that a relative clause begins with it.
        """
        meant = actor.kind is MentionKind.PLACE and actor.literal is not False
        if meant and not (led or self._is_party(actor, trigger)):
            return False
        none = self.clause.is_nobody(actor) or self.is_named_by(actor, trigger)
        return not (none or self._only_counts(actor, trigger) or self._is_spot(actor))

    def _is_party(self, mention: Mention, trigger: Trigger) -> bool:
        """Whether a place does what only its rulers do: it stands right before such a verb."""
        verb = trigger.first if trigger.verbal else self.nouns.light_verb(trigger)
        at = self.subjects.before_auxiliaries(verb) if verb else -1
        beside = self.clause.at(at - (self.clause.word(at) in ("that", "who"))) if verb else None
        if trigger.passive or beside is None or mention not in acting(self.clause, beside):
            return False
        by_rulers = trigger.entry.phrase in _BY_RULERS or trigger.entry.mode == _OF_TRUCES
        by_things = trigger.entry.root in _BY_THINGS and not by_rulers
        acts_on = not trigger.verbal or self._has_object(trigger)
        sure = not by_things or (acts_on and self._opens_clause(mention))
        return sure and not self._is_behind_preposition(mention)

    def _led_in(self, actor: Mention | None, trigger: Trigger) -> Mention | None:
        """Whom a relative clause says an act is done to: "the Front, which Norland bombed"."""
        if actor is None or not trigger.verbal or trigger.passive:
            return None
        first, stop = self.words.within(actor.span).start, self.words.within(actor.span).stop
        which = self.clause.before_modifiers(first)
        beside = self.subjects.before_auxiliaries(trigger.first) == stop - 1
        if not beside or self.clause.word(which) not in ("which", "whom"):
            return None
        return self.clause.at(which - 1 - (self.clause.word(which - 1) == ","))

    def _opens_clause(self, mention: Mention) -> bool:
        """Whether a clause begins with a mention: "Norland struck", "said that Norland struck".

        Not so with the last part of an address: "a blast in Kesh, Norland killed two".
        """
        first = self.words.within(mention.span).start
        before = self.clause.word(first - 1)
        if before in ("is", "was") and self.clause.word(first - 2) == "it":
            return True  # "it was Norland that struck a depot"
        address = before == "," and self.clause.at(first - 2) is not None
        return before in _BEFORE_CLAUSE and not address

    def _has_object(self, trigger: Trigger) -> bool:
        """Whether what a verb is done to follows: "struck a depot", not "struck again"."""
        after = self.clause.word(trigger.last + 1)
        named = self.clause.at(trigger.last + 1) is not None
        return named or after in _OBJECT_BEGINS or after.isdigit()

    def _is_behind_preposition(self, mention: Mention) -> bool:
        at = self.clause.before_modifiers(self.words.within(mention.span).start)
        return at >= self.within.start and self.words.lower[at] in PREPOSITIONS - _TIMING

    def _is_no_target(self, mention: Mention, trigger: Trigger) -> bool:
        """Whether what is named is a weapon, part of the act's own name, or an aside."""
        weapon = mention.kind is MentionKind.WEAPON
        return weapon or self.is_named_by(mention, trigger) or self._is_aside(mention)

    def is_named_by(self, mention: Mention, trigger: Trigger) -> bool:
        """Whether an act's own name holds a mention: "a | drone strike"."""
        inside = self.words.within(mention.span)
        return trigger.first <= inside.start and inside.stop <= trigger.last + 1

    def names_kind(self, mention: Mention, act: Trigger) -> bool:
        """Whether a mention only says which act it is: "the Norlandic attack"."""
        beside = not act.verbal and self.words.within(mention.span).stop == act.first
        return beside or self.is_named_by(mention, act)

    def _is_aside(self, mention: Mention) -> bool:
        """Whether what is named only tells which: "on the Norlandic | side", or is "here"."""
        inside = self.words.within(mention.span)
        lower = self.words.lower
        tells = self.clause.word(inside.stop) in _ASIDE
        return lower[inside.start] in _HERE or (tells and self._is_behind_preposition(mention))

    def _is_spot(self, mention: Mention) -> bool:
        """Whether a mention that names fighters is the place they hold: "rebel stronghold"."""
        return self.words.lower[self.words.within(mention.span).stop - 1] in _SPOTS

    def _only_counts(self, actor: Mention, trigger: Trigger) -> bool:
        """Whether a bare number right before a participle counts its noun: "21 wounded men"."""
        words = self.words.within(actor.span)
        bare = not any(c.isalpha() for i in words for c in self.words.lower[i])
        return bare and words.stop == trigger.first

    def _of_noun(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        return Arguments(*self.nouns.of(trigger, others))

    def _of_verb(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        subjects = self.subjects
        if describes(self.clause, trigger, others):
            return Arguments(target=self.clause.at(trigger.last + 1))
        if trigger.passive and trigger.entry.phrase == "blame":
            return Arguments(target=self.clause.after_preposition(trigger.last, frozenset({"on"})))
        if trigger.passive:
            bearer = subjects.bearer(trigger, others)
            moved = bearer is not None and moves_own(self.clause, trigger, bearer)
            return Arguments(agent(self.clause, trigger, others), None if moved else bearer)
        reply = answered(self.clause, self.nouns, trigger, others)
        if reply is not None:
            return Arguments(subjects.of(trigger.first, others), reply.doer)
        target = given(self.clause, trigger, others) or self._object(trigger, others)
        topic = trigger.entry.phrase in _TOPICS
        if topic or (target is not None and moves_own(self.clause, trigger, target)):
            target = None
        towards = self.clause.after_preposition(trigger.last, _TOWARDS)
        if self.clause.word(trigger.last + 1) == "back":
            towards = None  # "fought back with suicide bombers"
        if towards is not None and tells_more(self.clause, trigger.last + 1, towards, others):
            towards = None
        target = opposed(self.clause, trigger) or target or towards
        target = target or recipient(self.clause, trigger, others)
        before = subjects.before_auxiliaries(trigger.first)
        actor = subjects.of(trigger.first, others) or user_of_weapon(self.clause, before)
        return Arguments(actor, target)

    def _object(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """The mention right after a verb, with at most a determiner and numbers between.

        "His Norlandic counterpart, Aram Voss": the person who is named is meant.
        """
        found = self._nearest_object(trigger)
        withheld = trigger.entry.root in _HANDLING
        if withheld and found is not None and self._only_describes(found, others):
            return None
        if found is None or found.kind != MentionKind.NATIONALITY:
            return found
        spans = self.clause.spans
        inside = self.words.within(found.span)
        index = bisect_left(self.clause.starts, inside.start) + 1
        if (
            index < len(self.clause.spans)
            and self.clause.spans[index][0].kind == MentionKind.PERSON
        ):
            between = self.words.lower[
                self.words.within(found.span).stop : self.clause.starts[index]
            ]
            if len(between) == 2 and between[1] == ",":
                return spans[index][0]
        return found

    def _only_describes(self, mention: Mention, others: Sequence[Trigger]) -> bool:
        """Whether a mention is part of the noun of an act or stands before it: "military aid"."""
        inside = self.words.within(mention.span)
        nouns = [t for t in others if not t.verbal and t.entry.root in _HANDED]
        return any(inside.start <= t.last and t.first <= inside.stop for t in nouns)

    def _nearest_object(self, trigger: Trigger) -> Mention | None:
        at = trigger.last + 1
        lower = self.words.lower
        if at >= self.within.stop or lower[at] not in _TO_WHOM:
            return self.clause.starting_at(at)
        if lower[at] == "to":
            fought = trigger.entry.root is EventType.ASSAULT
            return None if fought else self.clause.after_to(at)
        found = self.clause.starting_at(at + 1)
        sides = lower[at] == "for" and trigger.entry.phrase == "fight"
        return None if sides and found is not None and found.kind in ACTORS else found
