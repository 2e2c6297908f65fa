"""The mention that governs a verb, and the agent after "by": who does what a trigger tells.

There is no parser: the subject of an English verb is the nearest mention before it, within
its clause, that neither a preposition nor another verb has for its object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Mention
from counterclaim.understand.events.addressed import accused, asked
from counterclaim.understand.events.clauses import (
    ACTORS,
    BOUNDS,
    DOERS,
    PREPOSITIONS,
    SAYING,
    Clause,
)
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.inflection import Form, verb_forms
from counterclaim.understand.words import word_set

BE = word_set("is are was were be been being")
#: Verbs that say only that an act is done: "launched an attack", "strikes carried out by".
LIGHT = frozenset(
    form
    for verb in word_set(
        "launch carry conduct stage mount make commit undertake wage begin start resume perform "
        "perpetrate hold intensify open escalate halt stop announce use drop order file impose "
        "declare issue express voice continue prolong provide offer give send lodge join attend "
        "host remain place put"
    )
    for form in verb_forms(verb)
)
REACH = 12
_DOING = LIGHT - word_set("held used announced") | word_set("out led caused claimed done")
_RELATIVE = word_set("who which that")
_INCLUDING = word_set("includes include included comprises comprise comprised comprising")
_OF_FIGHTERS = word_set("fighting battling advancing retreating fleeing defending besieging")
_JOINING = word_set("and or but")
_LINKS = _JOINING | word_set("of for over with ,")
_ATTEMPTS = word_set("attempt attempts effort efforts bid bids plan plans move moves plot plots")
_MEMBERS = word_set(
    "militants fighters members forces troops soldiers gunmen insurgents terrorists rebels units "
    "elements jets warplanes helicopters aircraft"
)
_OTHERS = word_set(
    "backers supporters sponsors allies ally enemies enemy opponents foes rivals rival critics "
    "patrons masters neighbours neighbors victims adversaries adversary"
)
_PARTICIPLES = word_set(
    "held run led built taken seen known left lost hit won made given shown set put overrun"
)
_AUXILIARIES = BE | word_set(
    "to will would could may might must can cannot not should also have has had having been "
    "did do does t n be going able trying tried try wants want wanted seek seeks sought plans "
    "plan planned continue continues continued began begin failed fail fails managed agreed "
    "vowed pledged refused refuse refuses intends intend hope hopes hoped prepare preparing "
    "threatened still now then again repeatedly once ever never already currently routinely "
    "just only almost often twice helped helping help allegedly then later previously on monday "
    "tuesday wednesday thursday friday saturday sunday today yesterday late early"
)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Asked for one sentence; ``others`` of a method are the sentence's other triggers."""

    clause: Clause

    def bearer(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Whom a passive verb is done to."""
        at = self.before_auxiliaries(trigger.first)
        reduced = at == trigger.first - 1 and self._word(at) not in (",", "and", "or")
        return self.clause.at(at) if reduced else self.of(trigger.first, others)

    def of(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention that governs the verb at word ``first``, walking left."""
        found = self._governing(first, others)
        lower, at = self.clause.words.lower, self.before_auxiliaries(first)
        if not (lower[first].endswith("ing") or "to" in lower[first - 2 : first]):
            return found
        beside = self.clause.at(first - 1) if lower[first] in _OF_FIGHTERS else None
        if beside is not None and beside.kind in ACTORS and not self._is_agent(beside):
            return beside  # "urged the rebels fighting him to leave"
        blamed, told = accused(self.clause, first, others), asked(self.clause, first, others)
        laid = blamed or told
        if laid is None or (found is not None and found.span > laid.span):
            return found
        if blamed is None:
            return told
        plain = lower[first].endswith("ing") and self._word(at) not in _LINKS  # "a ruling ordering"
        tries = "to" in lower[first - 2 : first] and at < first - 2  # "soldiers trying to storm"
        return None if plain or tries else blamed

    def _is_agent(self, mention: Mention) -> bool:
        """Whether "by" stands before a mention: "rebels backed by Norland fighting"."""
        at = self.clause.before_modifiers(self.clause.words.within(mention.span).start)
        return self._word(at) == "by"

    def _is_laid(self, trigger: Trigger, others: Sequence[Trigger]) -> bool:
        """Whether a trigger is a participle that tells of what somebody is accused of."""
        participle = bool(trigger.form & Form.GERUND)
        return participle and accused(self.clause, trigger.first, others) is not None

    def _governing(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention before a verb that neither a preposition nor another verb has."""
        at = self.before_auxiliaries(first)
        lower = self.clause.words.lower
        infinitive = "to" in lower[at + 1 : first]
        joining = self._word(at)
        participle = lower[first].endswith("ing")
        participial = joining == "," and participle and not infinitive
        attempting = self._attempting(at) if infinitive else None
        if attempting is not None:
            return attempting
        if (joining in _JOINING or participial) and not infinitive:
            reach = 4 * REACH if participial else 2 * REACH
            own = others if participle else [t for t in others if not self._is_laid(t, others)]
            before = self._joined_with(at, own, reach=reach)
            if before is not None:
                return self._shared(before, others, participial=participial)
        if joining in _JOINING or participial:
            return self._governor(at - 1, others, first_one=True)
        if joining in _RELATIVE:
            return self.clause.at(at - 1)
        itself = joining in ("it", "they") and self.clause.at(at) is None
        if itself and (teller := self._teller(at)):
            return teller
        governor = self._governor(at, others)
        beside = governor is not None and self.clause.at(at) is governor
        return governor if participle and beside else self.clause.first_of_pair(governor)

    def _teller(self, at: int) -> Mention | None:
        """Who says of itself what follows a pronoun: "X announced that it would leave"."""
        verb = at - 2 if self._word(at - 1) == "that" else at - 1
        said = self._word(verb) in SAYING
        return self.clause.at(self.before_auxiliaries(verb)) if said else None

    def agent(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """The mention after the first "by" that follows soon, before another verb.

        "A raid on the town held by rebels": what another participle has before its "by" is
        none of the trigger's, unless that says only that the act is done ("carried out by").
        """
        words, within = self.clause.words, self.clause.within
        verbs = [
            t.first
            for t in others
            if t.verbal and t.first > trigger.last and not self.clause.joined_by_and(t.first)
        ]
        for at in range(trigger.last + 1, min(trigger.last + 1 + REACH, within.stop, *verbs)):
            if words.lower[at : at + 4] == ("on", "the", "part", "of"):
                return self.clause.starting_at(at + 4)
            if words.lower[at] == "by":
                other = at - 1 > trigger.last and self._is_participle(at - 1)
                joined = trigger.verbal and self.clause.joined_by_and(at - 1)
                return None if other and not joined else self.clause.starting_at(at + 1)
            word = words.lower[at]  # "the raid, which was carried out by" goes on
            if (trigger.verbal and word in BE) or word in BOUNDS - {"that"}:
                return None
        return None

    def _word(self, at: int) -> str:
        return self.clause.words.lower[at] if at >= self.clause.within.start else ""

    def _is_participle(self, at: int) -> bool:
        """Whether a word is the participle of a verb that is more than the doing of an act."""
        word = self._word(at)
        return (word.endswith("ed") or word in _PARTICIPLES) and word not in _DOING

    def _attempting(self, at: int) -> Mention | None:
        """The mention that ends at a word, if an attempt is its: "attempts by the army to"."""
        mention = self.clause.at(at)
        if mention is None:
            return None
        by = self.clause.before_modifiers(self.clause.words.within(mention.span).start)
        return mention if self._word(by) == "by" and self._word(by - 1) in _ATTEMPTS else None

    def before_auxiliaries(self, first: int) -> int:
        """The last word before a verb group: auxiliaries, adverbs, "to", control verbs."""
        at = first - 1
        while at >= self.clause.within.start and (
            self._word(at) in _AUXILIARIES or self._word(at).endswith("ly")
        ):
            at -= 1
        return at

    def _joined_with(self, at: int, others: Sequence[Trigger], *, reach: int) -> Trigger | None:
        """The verb that shares its subject: "X shelled the town and killed ..."."""
        before = [t for t in others if t.last < at and t.verbal]
        return before[-1] if before and at - before[-1].last <= reach else None

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
        return self.agent(trigger, others) if participial else self.bearer(trigger, before)

    def _governor(
        self, at: int, others: Sequence[Trigger], *, first_one: bool = False
    ) -> Mention | None:
        """The nearest mention to the left of word ``at`` that is no other word's object.

        ``first_one`` asks for the first of its clause instead, which is the subject of
        a verb that "and" joins to an earlier one.
        """
        clause, start = self.clause, self.clause.within.start
        found: Mention | None = None
        stop = max(at - 2 * REACH, start)
        for index in range(clause.last_before(at + 1), -1, -1):
            mention, span = clause.spans[index]
            behind = clause.words.lower[span.stop : span.stop + 2]
            lists = behind[:1] == ("that",) and behind[-1] in _INCLUDING
            if lists and span.start >= stop:
                return mention  # "an alliance that includes the Front captured"
            if span.start < stop or clause.bounded(span.stop, at + 1):
                return found
            if mention.kind not in DOERS or not clause.apposed(span.stop, at + 1):
                continue
            if self._is_object(index, others) or self._owns(span.stop):
                continue
            if self._is_of_where(index, at, others):
                continue
            if not first_one:
                return mention
            found = mention if mention.kind in ACTORS or found is None else found
        return found

    def _is_object(self, index: int, others: Sequence[Trigger]) -> bool:
        """Whether a preposition, or a verb among the triggers, has a mention for its object."""
        clause = self.clause
        before = clause.before_modifiers(self._phrase_start(index))
        verbs = {t.last for t in others if t.verbal and not t.passive}
        if before in verbs or self._word(before) in _INCLUDING:
            return True
        if self._word(before) == "of":  # "13 of its advisers", "militants of the Front"
            return not (clause.counted(before) or self._word(before - 1) in _MEMBERS)
        return self._word(before) in PREPOSITIONS

    def _is_of_where(self, index: int, at: int, others: Sequence[Trigger]) -> bool:
        """Whether a mention does what a "where" clause before a word tells.

        "A raid on the town where rebels are battling soldiers killed nine": the raid did.
        """
        opened = self._word(self.clause.before_modifiers(self._phrase_start(index))) == "where"
        stop = self.clause.spans[index][1].stop
        return opened and any(t.verbal and stop <= t.first <= at for t in others)

    def _owns(self, after: int) -> bool:
        """Whether a mention only owns who acts: "the rebels' backers", not "Norland's army"."""
        lower = self.clause.words.lower
        marks = lower[after : after + 1] in (("'",), ("’",))
        owned = after + 1 + (lower[after + 1 : after + 2] == ("s",))
        return marks and owned < len(lower) and lower[owned] in _OTHERS

    def _phrase_start(self, index: int) -> int:
        """The first word of mentions that "and" joins, or that have no word between them.

        "For leaders of | the Front and | the Brigade", "via the envoy | Aram Voss".
        """
        spans = self.clause.spans
        while index > 0:
            end, start = spans[index - 1][1].stop, spans[index][1].start
            joined = start - end == 1 and self._word(end) == "and"
            if (end != start and not joined) or self._word(start - 1) == ")":
                break
            index -= 1
        return spans[index][1].start
