"""Who does it to whom, and where: arguments of a trigger by their place in the sentence.

There is no parser: English news puts the doer before an active verb, after "by", or as
a modifier before a noun of action; these rules follow that order between clause bounds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, DOERS, PREPOSITIONS, Clause
from counterclaim.understand.events.placing import place_of
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import verb_forms
from counterclaim.understand.words import word_set

_YIELDED = frozenset(("lose", "fall to"))
_RELATIVE = word_set("who which that")
_TOWARDS = word_set("on against with upon")
_AGAINST = word_set("on against at targeting upon")
_LIGHT = frozenset(
    form
    for verb in word_set(
        "launch carry conduct stage mount make commit undertake wage begin start resume "
        "perform perpetrate hold intensify open escalate halt stop announce use drop"
    )
    for form in verb_forms(verb)
)
_ATTEMPTS = word_set("attempt attempts effort efforts bid bids plan plans move moves plot plots")
_SUFFER = word_set("suffer suffers suffered suffering face faces faced facing")
_BE = word_set("is are was were be been being")
_REACH = 12


@dataclass(frozen=True, slots=True)
class Arguments:
    """Mentions that fill a trigger's slots; None is unsaid or unclear."""

    actor: Mention | None = None
    target: Mention | None = None
    place: Mention | None = None


class Finder:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.words = clause.words
        self.within = clause.within

    def arguments(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        """The actor, target and place of a trigger; ``others`` are the sentence's."""
        place = place_of(self.clause, trigger, others)
        if trigger.bare:
            return Arguments(place=place)
        found = (self._of_verb if trigger.verbal else self._of_noun)(trigger, others)
        if trigger.entry.phrase in _YIELDED:
            found = self._of_loss(trigger, found)
            place = found.place or place
        actor, target = found.actor, found.target
        if target is not None and target.kind == MentionKind.PLACE and target.literal is not False:
            place = place if place and place.span < target.span else target
            target = None
        if actor is not None and actor.kind == MentionKind.PLACE and actor.literal is True:
            actor = None  # a place that is meant as a place does nothing
        if actor is not None and self._only_counts(actor, trigger):
            actor = None
        place = None if place in (actor, target) else place
        return Arguments(actor, None if target == actor else target, place)

    def _only_counts(self, actor: Mention, trigger: Trigger) -> bool:
        """Whether a bare number right before a participle counts its noun: "21 wounded men"."""
        words = self.words.within(actor.span)
        bare = not any(c.isalpha() for i in words for c in self.words.lower[i])
        return bare and words.stop == trigger.first

    def _of_loss(self, trigger: Trigger, found: Arguments) -> Arguments:
        """Who takes what the subject loses: "the army lost the village to the Front"."""
        taker: Mention | None = None
        if trigger.entry.phrase == "fall to":
            taker, loser = found.target, None
        else:
            loser = found.actor
            stop = min(trigger.last + 2 * _REACH, self.within.stop)
            tos = [i for i in range(trigger.last + 1, stop) if self.words.lower[i] == "to"]
            taker = self.clause.starting_at(tos[0] + 1) if tos else None
            taker = taker if taker is None or taker.kind in ACTORS else None
        lost = found.target if trigger.entry.phrase == "lose" else found.actor
        where = lost if lost is not None and lost.kind == MentionKind.PLACE else found.place
        return Arguments(taker, loser, where)

    # --- verbs

    def _of_verb(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        if trigger.passive:
            at = self._before_auxiliaries(trigger.first)
            reduced = at == trigger.first - 1 and self.words.lower[at] not in (",", "and", "or")
            done_to = self.clause.at(at) if reduced else self._subject(trigger.first, others)
            return Arguments(self._by(trigger, others), done_to)
        target = self._object(trigger.last) or self.clause.after_preposition(trigger.last, _TOWARDS)
        return Arguments(self._subject(trigger.first, others), target)

    def _subject(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention that governs the verb at word ``first``, walking left."""
        at = self._before_auxiliaries(first)
        lower = self.words.lower
        infinitive = "to" in lower[at + 1 : first]
        joining = lower[at] if at >= self.within.start else ""
        attempting = self._attempting(at) if infinitive else None
        if attempting is not None:
            return attempting
        participle = lower[first].endswith("ing")
        participial = joining == "," and participle and not infinitive
        if (joining in ("and", "or", "but") or participial) and not infinitive:
            shared = self._shared_subject(at, others)
            if shared is not None:
                return shared
        if joining in ("and", "or", "but") or participial:
            return self._governor(at - 1, first_one=True)
        if joining in _RELATIVE:
            return self.clause.at(at - 1)
        governor = self._governor(at)
        beside = governor is not None and self.clause.at(at) is governor
        return governor if participle and beside else self.clause.first_of_pair(governor)

    def _attempting(self, at: int) -> Mention | None:
        """The mention that ends at a word, if an attempt is its: "attempts by the army to"."""
        mention = self.clause.at(at)
        if mention is None:
            return None
        by = self.clause.before_modifiers(self.words.within(mention.span).start)
        noun = self.words.lower[max(by - 1, self.within.start) : max(by + 1, self.within.start)]
        return mention if noun[1:] == ("by",) and noun[0] in _ATTEMPTS else None

    def _before_auxiliaries(self, first: int) -> int:
        """The last word before a verb group: auxiliaries, adverbs, "to", control verbs."""
        at = first - 1
        while at >= self.within.start and (
            self.words.lower[at] in _AUXILIARIES or self.words.lower[at].endswith("ly")
        ):
            at -= 1
        return at

    def _shared_subject(self, at: int, others: Sequence[Trigger]) -> Mention | None:
        """The subject of the verb coordinated with: "X shelled the town and killed ..."."""
        before = [t for t in others if t.last < at and t.verbal]
        if not before or at - before[-1].last > 2 * _REACH:
            return None
        last = before[-1]
        return self._by(last, others) if last.passive else self._subject(last.first, before[:-1])

    def _governor(self, at: int, *, first_one: bool = False) -> Mention | None:
        """The nearest mention to the left of word ``at`` that no preposition governs.

        ``first_one`` asks for the first of its clause instead, which is the subject of
        a verb that "and" joins to an earlier one.
        """
        found: Mention | None = None
        lower = self.words.lower
        stop = at - 2 * _REACH
        index = self.clause.last_before(at + 1)
        while index >= 0:
            mention, span = self.clause.spans[index]
            if span.start < max(stop, self.within.start) or self.clause.bounded(span.stop, at + 1):
                return found
            if mention.kind in DOERS and self.clause.apposed(span.stop, at + 1):
                before = self.clause.before_modifiers(span.start)
                governed = before >= self.within.start and lower[before] in PREPOSITIONS
                if not governed or (lower[before] == "of" and self.clause.counted(before)):
                    if not first_one:
                        return mention
                    found = mention if mention.kind in ACTORS or found is None else found
            index -= 1
        return found

    def _object(self, last: int) -> Mention | None:
        """The mention right after a verb, with at most a determiner and numbers between.

        "His Norlandic counterpart, Aram Voss": the person who is named is meant.
        """
        found = self._nearest_object(last)
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

    def _nearest_object(self, last: int) -> Mention | None:
        at = last + 1
        lower = self.words.lower
        if at < self.within.stop and lower[at] in _AGAINST | {"for", "with", "to"}:
            at += 1
        return self.clause.starting_at(at)

    def _by(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """The mention after the first "by" that follows soon, before another verb."""
        verbs = [
            t.first
            for t in others
            if t.verbal and t.first > trigger.last and not self.clause.joined_by_and(t.first)
        ]
        stop = min(trigger.last + 1 + _REACH, self.within.stop, *verbs)
        for at in range(trigger.last + 1, stop):
            if self.words.lower[at] == "by":
                return self.clause.starting_at(at + 1)
            if self.words.lower[at] in BOUNDS | _BE:
                return None
        return None

    # --- nouns

    def _of_noun(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        actor = self._modifier(trigger.first)
        target = self.clause.after_preposition(trigger.last, _AGAINST)
        light = self._light_verb(trigger.first)
        if actor is None:
            actor = self._by(trigger, others)
        if actor is None and light is not None:
            subject = self._subject(light, ())
            if self.words.lower[light] in _SUFFER:
                target = target or subject
            else:
                actor = subject
        if target is None:
            target = self.clause.after_preposition(
                trigger.last, frozenset(("of", "between", "with"))
            )
        return Arguments(actor, target)

    def _modifier(self, first: int) -> Mention | None:
        """A mention right before the noun: "Russian air strikes", "the rebels' shelling"."""
        at = first - 1
        lower = self.words.lower
        while at >= self.within.start and lower[at] in _ADJECTIVES:
            at -= 1
        if at >= self.within.start and lower[at] == "s":
            at -= 1
        if at >= self.within.start and lower[at] in ("'", "’"):
            at -= 1
        found = self.clause.at(at)
        named = found is not None and (found.kind in ACTORS or found.literal is False)
        return self.clause.first_of_pair(found) if named else None

    def _light_verb(self, first: int) -> int | None:
        """The verb whose object the noun is, if it says only that the act is done."""
        for at in range(first - 1, max(first - 7, self.within.start) - 1, -1):
            if self.words.lower[at] in _LIGHT or self.words.lower[at] in _SUFFER:
                return at
            if self.words.lower[at] in BOUNDS:
                return None
        return None


_AUXILIARIES = _BE | word_set(
    "to will would could may might must can cannot not should also have has had having been "
    "did do does t n be going able trying tried try wants want wanted seek seeks sought plans "
    "plan planned continue continues continued began begin failed fail fails managed agreed "
    "vowed pledged refused refuse refuses intends intend hope hopes hoped prepare preparing "
    "threatened still now then again repeatedly once ever never already currently routinely "
    "just only helped helping help allegedly then later previously on monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday late early"
)
_ADJECTIVES = word_set(
    "s air aerial heavy intense intensive fierce deadly recent new fresh joint military armed "
    "major massive daily separate repeated alleged suspected reported so called toxic gas "
    "chemical missile rocket mortar artillery suicide drone bombing large scale ground "
    "surprise led backed war ' ’"
)
