"""The mention that governs a verb, and the agent after "by": who does what a trigger tells.

There is no parser: the subject of an English verb is the nearest mention before it, within
its clause, that neither a preposition nor another verb has for its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.events.addressed import (
    accused,
    asked,
    asks_unnamed,
    is_asked,
    lays_on_unnamed,
)
from counterclaim.understand.events.agents import AUXILIARIES, BE, REACH, agent
from counterclaim.understand.events.clauses import (
    ACTORS,
    DOERS,
    PREPOSITIONS,
    SAYING,
    Clause,
)
from counterclaim.understand.events.infinitives import Intender, intender, met
from counterclaim.understand.events.lists import acting
from counterclaim.understand.events.objects import (
    INCLUDING,
    is_noun,
    is_object,
    is_of_relative,
    is_thing,
    leads,
    with_object,
)
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form
from counterclaim.understand.words import QUOTE_MARKS, word_set

_RELATIVE = word_set("who which that")
_OF_FIGHTERS = word_set("fighting battling advancing retreating fleeing defending besieging")
_OF_PEOPLE = word_set("he she")
_PRONOUNS = word_set("he she it they we i you")
_ONESELF = _OF_PEOPLE | word_set("it they")
_TELLING = SAYING | word_set(
    "insists claims warns admits admitted denies denied vows vowed believes believed thought "
    "declared reiterated pledged repeated maintained argued complained"
)
_JOINING = word_set("and or but")
_TIMING = word_set("while when without before after")
_LINKS = _JOINING | word_set("of for over with ,")


@dataclass(frozen=True, slots=True)
class Subjects:
    """Asked for one sentence; ``others`` of a method are the sentence's other triggers."""

    clause: Clause

    def bearer(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Whom a passive verb is done to."""
        at = self.before_auxiliaries(trigger.first)
        being = self.clause.word(trigger.first - 1) == "being" and at == trigger.first - 2
        if being and self.clause.word(at) not in PREPOSITIONS | {"without"}:
            return self.clause.at(at)  # "Voss spoke on monitors being held"
        reduced = at == trigger.first - 1 and self.clause.word(at) not in (",", "and", "or")
        return self.clause.at(at) if reduced else self.of(trigger.first, others)

    def of(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention that governs the verb at word ``first``, walking left."""
        found = self._governing(first, others)
        lower, at = self.clause.words.lower, self.before_auxiliaries(first)
        near = lower[first - 2 : first]
        if not (lower[first].endswith("ing") or "to" in near or "having" in near):
            return found
        beside = self.clause.at(first - 1) if lower[first] in _OF_FIGHTERS else None
        if beside is not None and beside.kind in ACTORS and not self._is_agent(beside):
            return beside  # "urged the rebels fighting him to leave"
        if lays_on_unnamed(self.clause, first, others):
            return None
        blamed = accused(self.clause, first, others)
        laid = blamed or asked(self.clause, first, others)
        if laid is None or (found is not None and found.span > laid.span):
            return found
        if blamed is None:
            return laid
        linked = self.clause.word(at) in _LINKS
        plain = lower[first].endswith("ing") and not linked  # "a ruling ordering"
        tries = "to" in near and at < first - 2  # "soldiers trying to storm"
        return None if plain or tries else blamed

    def _is_agent(self, mention: Mention) -> bool:
        """Whether "by" stands before a mention: "rebels backed by Norland fighting"."""
        at = self.clause.before_modifiers(self.clause.words.within(mention.span).start)
        return self.clause.word(at) == "by"

    def _without_relatives(self, verbs: Sequence[Trigger]) -> Sequence[Trigger]:
        """Those that are no relative clause's, if any: "shot down a jet that bombed it, and"."""
        main = [
            t for t in verbs if self.clause.word(self.before_auxiliaries(t.first)) not in _RELATIVE
        ]
        return main or verbs

    def _is_main(self, trigger: Trigger, others: Sequence[Trigger]) -> bool:
        """Whether "and" can join a finite verb to a trigger: to no participle that describes.

        Nor to one that tells of what somebody is accused of.
        """
        if trigger.form & Form.GERUND:
            return accused(self.clause, trigger.first, others) is None
        return not self._is_reduced(trigger)

    def _governing(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention before a verb that neither a preposition nor another verb has."""
        at, lower = self.before_auxiliaries(first), self.clause.words.lower
        between, joining = lower[at + 1 : first], self.clause.word(at)
        participle = lower[first].endswith("ing") or "having" in between
        if participle and joining == "against":
            return None  # "voted against bombing the town"
        opens = joining in QUOTE_MARKS or joining in ("said", "says")
        if at == first - 1 and opens and lower[first].endswith("ing"):
            return None  # "he said bombing the town was wrong"
        if "to" in between:
            told = self._of_infinitive(at, others)
            if told is not None:
                return told.mention
            if joining in _JOINING:
                return self._governor(at - 1, others, first_one=True)
            return self._nearest(first, at, others, participle=participle)
        if joining in _TIMING and participle:
            return self._at_that_time(at, others)
        if at == first - 1 and is_asked(self.clause, at, others):
            return self.clause.at(at)
        trailing = joining == "," and participle and BE.isdisjoint(between)
        if joining in _JOINING or trailing:  # not ", are | laying siege"
            before = self._before_joint(at, others, participle=participle, trailing=trailing)
            if before is not None:
                return self._shared(before, others, participial=trailing)
            return self._governor(at - 1, others, first_one=True)
        return self._nearest(first, at, others, participle=participle)

    def _of_infinitive(self, at: int, others: Sequence[Trigger]) -> Intender | None:
        """Who is to do what an infinitive behind word ``at`` tells, or None if nothing tells."""
        if asks_unnamed(self.clause, at, others):
            return Intender(None)
        intending = intender(self.clause, at, others)
        if intending is not None:
            return intending
        if met(self.clause, at):
            return Intender(self._governor(self.clause.start_of(at) - 1, others))
        verb = next((t for t in others if t.verbal and t.last == at), None)
        return Intender(self._same_as(verb, others)) if verb else None  # "fighting to topple him"

    def _before_joint(
        self, at: int, others: Sequence[Trigger], *, participle: bool, trailing: bool
    ) -> Trigger | None:
        """The verb with which one behind "and", or behind a comma, shares its subject."""
        own = others if participle else [t for t in others if self._is_main(t, others)]
        if self.clause.word(at - 1) == "," and not participle:
            own = self._without_relatives(own)
        return self._joined_with(at, own, reach=4 * REACH if trailing else 2 * REACH)

    def _nearest(
        self, first: int, at: int, others: Sequence[Trigger], *, participle: bool
    ) -> Mention | None:
        """The subject of a verb that nothing joins to another: what stands before word ``at``."""
        if self.clause.word(at) in _RELATIVE:
            return self._antecedent(at, others)
        if self.clause.words.lower[first : first + 2] == ("opposed", "to") and at == first - 1:
            beside = self.clause.at(at)
            if beside is not None:
                return beside  # "investigate the rebels opposed to Voss"
        owner = self.clause.owner(at) if participle and at == first - 1 else None
        if owner is not None and owner.kind in ACTORS and is_noun(self.clause, at, others):
            return owner  # "behind a Norlandic order allowing it"
        if participle and at == first - 1 and is_thing(self.clause, at, others):
            return None  # "backs a resolution condemning them", "quelled protests demanding it"
        if teller := self._teller(at, others):
            return teller
        if self.clause.word(at) in _PRONOUNS and self.clause.at(at) is None:
            return None  # "we met the rebels and they | promised"
        governor = self._governor(at, others)
        alone = participle and governor is not None and self.clause.at(first - 1) is governor
        return governor if alone or governor is None else acting(self.clause, governor)[0]

    def _antecedent(self, at: int, others: Sequence[Trigger]) -> Mention | None:
        """Whom a relative pronoun means: "the Front, which fights beside it".

        What is named last before "which" may be what an act hit: "a raid on the Front,
        which killed two".
        """
        if self.clause.word(at - 1) != ",":
            return self.clause.at(at - 1)
        acts = any(not t.verbal and t.last < at for t in others)
        last = self.clause.at(at - 2)
        if last is None or (self.clause.word(at) == "which" and acts):
            return None
        named = acting(self.clause, last)[0]
        return None if named.kind is MentionKind.PLACE and self.clause.word(at) == "who" else named

    def _teller(self, at: int, others: Sequence[Trigger]) -> Mention | None:
        """Who says of itself what follows a pronoun: "X announced that it would leave"."""
        pronoun = self.clause.word(at)
        verb = self.before_auxiliaries(at)
        if self.clause.word(verb) == "that":
            verb = self.before_auxiliaries(verb)  # "said on Monday that it"
        if pronoun not in _ONESELF or self.clause.word(verb) not in _TELLING:
            return None
        teller = self._governor(self.before_auxiliaries(verb), others)
        if teller is None or teller.kind is MentionKind.MEDIA:
            return None
        one = (teller.kind is MentionKind.PERSON) == (pronoun in _OF_PEOPLE)
        return teller if one or pronoun == "they" else None

    def before_auxiliaries(self, first: int) -> int:
        """The last word before a verb group: auxiliaries, adverbs, "to", control verbs."""
        at = first - 1
        while at >= self.clause.within.start and (
            self.clause.word(at) in AUXILIARIES or self._is_adverb(at)
        ):
            at -= 1
        return at

    def _is_adverb(self, at: int) -> bool:
        """Whether a word ends as adverbs do and is no name: not "Italy | struck"."""
        return self.clause.word(at).endswith("ly") and self.clause.at(at) is None

    def _joined_with(self, at: int, others: Sequence[Trigger], *, reach: int) -> Trigger | None:
        """The verb that shares its subject: "X shelled the town and killed ..."."""
        before = [t for t in others if t.last < at and t.verbal]
        return before[-1] if before and at - before[-1].last <= reach else None

    def _at_that_time(self, at: int, others: Sequence[Trigger]) -> Mention | None:
        """Who does what "while" or "after" leads in: whoever the verb before it is of."""
        verb = self._joined_with(at, others, reach=4 * REACH)
        if verb is None or self.clause.bounded(verb.last + 1, at):
            return None  # "..., she said after meeting them"
        return self._same_as(verb, others)

    def _same_as(self, verb: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Who is the subject of a verb, active or passive."""
        before = [t for t in others if t.last < verb.first]
        return self.bearer(verb, before) if verb.passive else self.of(verb.first, before)

    def _is_reduced(self, trigger: Trigger) -> bool:
        """Whether a passive has no "be": "one of the men | arrested there was sentenced"."""
        return trigger.passive and self.before_auxiliaries(trigger.first) == trigger.first - 1

    def _shared(
        self, trigger: Trigger, others: Sequence[Trigger], *, participial: bool
    ) -> Mention | None:
        """Who does what is joined to a verb: its subject, or the agent of a passive.

        "A town was shelled by the army, killing nine": the army kills. "Men backed by
        Norland and fighting rebels": the men fight.
        """
        before = [t for t in others if t.last < trigger.first]
        if not trigger.passive:
            return self.of(trigger.first, before)
        return agent(self.clause, trigger, others) if participial else self.bearer(trigger, before)

    def _governor(
        self, at: int, others: Sequence[Trigger], *, first_one: bool = False
    ) -> Mention | None:
        """The nearest mention to the left of word ``at`` that is no other word's object.

        ``first_one`` asks for the first of its clause instead, which is the subject of
        a verb that "and" joins to an earlier one.
        """
        clause, start = self.clause, self.clause.within.start
        found: Mention | None = None
        verbs = with_object(clause, others)
        stop = max(at - 2 * REACH, start)
        for index in range(clause.last_before(at + 1), -1, -1):
            mention, span = clause.spans[index]
            behind = clause.words.lower[span.stop : span.stop + 2]
            lists = behind[:1] == ("that",) and behind[-1] in INCLUDING
            if lists and span.start >= stop:
                return mention  # "an alliance that includes the Front captured"
            if span.start < stop or clause.bounded(span.stop, at + 1):
                return found
            if mention.kind not in DOERS or not clause.apposed(span.stop, at + 1):
                continue
            if self.clause.owns_other(span.stop) or self.clause.describes(span):
                continue
            if is_object(clause, index, verbs) and not (
                span.stop == at + 1 and leads(clause, index)
            ):
                continue
            if is_of_relative(clause, index, at, others):
                continue
            if not first_one:
                return mention
            found = mention if mention.kind in ACTORS or found is None else found
        return found
