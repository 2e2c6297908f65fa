"""Who does it to whom, and where: arguments of a trigger by their place in the sentence.

There is no parser: English news puts the doer before an active verb, after "by", or as
a modifier before a noun of action; these rules follow that order between clause bounds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.inflection import verb_forms
from counterclaim.understand.triggers import Trigger
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_ACTORS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
        MentionKind.NATIONALITY,
    }
)
_DOERS = _ACTORS | {MentionKind.PLATFORM, MentionKind.PLACE}
_YIELDED = frozenset(("lose", "fall to"))
_PLACE_NOUNS = word_set(
    "town city village district neighbourhood neighborhood quarter suburb province "
    "governorate area areas outskirts countryside parts part port camp region districts "
    "neighbourhoods neighborhoods towns villages cities suburbs state members positions "
    "headquarters fighters hundreds"
)
_PREPOSITIONS = word_set(
    "of in on at from to by with near against into across around between for among inside "
    "outside over under through towards toward within during after before as than despite "
    "including via"
)
_PLACING = word_set(
    "in at near on around inside outside across into of towards toward from north south east "
    "west over through within between"
)
_BOUNDS = QUOTE_MARKS | word_set(
    "; : ( ) [ ] . ! ? … – — that when where while as because although though if unless after "
    "before since until whereas but"
)
_DIRECTIONS = word_set("north south east west northeast northwest southeast southwest")
_UNPLACED = word_set("by with for against , said says told has have was were is are")
_SAYING = word_set(
    "said says say saying told tells telling added adding stated announced reported reporting "
    "confirmed claimed warned insisted stressed according"
)
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
_SUFFER = word_set("suffer suffers suffered suffering face faces faced facing")
_BE = word_set("is are was were be been being")
_NUMBERISH = word_set(
    "a an the of some several many dozens scores hundreds thousands at least more than about "
    "around nearly almost up as and other another number two three four five six seven eight "
    "nine ten eleven twelve many any all its their his"
)
_REACH = 12


@dataclass(frozen=True, slots=True)
class Arguments:
    """Mentions that fill a trigger's slots; None is unsaid or unclear."""

    actor: Mention | None = None
    target: Mention | None = None
    place: Mention | None = None


class Clauses:
    """The mentions of one sentence by their words, asked from a trigger's point of view."""

    def __init__(self, words: Words, within: range, mentions: Sequence[Mention]) -> None:
        self.words = words
        self.within = within
        self._spans = [(m, words.within(m.span)) for m in mentions]
        self._spans = [(m, r) for m, r in self._spans if len(r)]
        self._starts = [r.start for _, r in self._spans]

    def arguments(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        """The actor, target and place of a trigger; ``others`` are the sentence's."""
        place = self._place(trigger, others)
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
        place = None if place in (actor, target) else place
        return Arguments(actor, None if target == actor else target, place)

    def _of_loss(self, trigger: Trigger, found: Arguments) -> Arguments:
        """Who takes what the subject loses: "the army lost the village to the Front"."""
        taker: Mention | None = None
        if trigger.entry.phrase == "fall to":
            taker, loser = found.target, None
        else:
            loser = found.actor
            stop = min(trigger.last + 2 * _REACH, self.within.stop)
            tos = [i for i in range(trigger.last + 1, stop) if self.words.lower[i] == "to"]
            taker = self._starting_near(tos[0] + 1) if tos else None
            taker = taker if taker is None or taker.kind in _ACTORS else None
        lost = found.target if trigger.entry.phrase == "lose" else found.actor
        where = lost if lost is not None and lost.kind == MentionKind.PLACE else found.place
        return Arguments(taker, loser, where)

    # --- verbs

    def _of_verb(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        if trigger.passive:
            at = self._before_auxiliaries(trigger.first)
            reduced = at == trigger.first - 1 and self.words.lower[at] not in (",", "and", "or")
            done_to = self._ending_near(at) if reduced else self._subject(trigger.first, others)
            return Arguments(self._by(trigger, others), done_to)
        target = self._object(trigger.last) or self._after_preposition(trigger.last, _TOWARDS)
        return Arguments(self._subject(trigger.first, others), target)

    def _subject(self, first: int, others: Sequence[Trigger]) -> Mention | None:
        """The mention that governs the verb at word ``first``, walking left."""
        at = self._before_auxiliaries(first)
        lower = self.words.lower
        infinitive = "to" in lower[at + 1 : first]
        joining = lower[at] if at >= self.within.start else ""
        participle = lower[first].endswith("ing")
        participial = joining == "," and participle and not infinitive
        if (joining in ("and", "or", "but") or participial) and not infinitive:
            shared = self._shared_subject(at, others)
            if shared is not None:
                return shared
        if joining in ("and", "or", "but") or participial:
            return self._governor(at - 1, first_one=True)
        if joining in _RELATIVE:
            return self._ending_near(at - 1)
        governor = self._governor(at)
        beside = governor is not None and self._ending_near(at) is governor
        return governor if participle and beside else self._first_of_pair(governor)

    def _first_of_pair(self, mention: Mention | None) -> Mention | None:
        """The first of mentions joined by "and": "X and its allies lost"."""
        if mention is None:
            return None
        index = bisect_left(self._starts, self.words.within(mention.span).start)
        while index > 0:
            joint = self._spans[index][1].start - 1
            previous, span = self._spans[index - 1]
            joined = self.words.lower[joint] == "and" and span.stop in (joint, joint - 1)
            if not joined or previous.kind not in _DOERS:
                break
            index -= 1
        return self._spans[index][0]

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
        index = self._last_before(at + 1)
        while index >= 0:
            mention, span = self._spans[index]
            if span.start < max(stop, self.within.start) or self._bounded(span.stop, at + 1):
                return found
            if mention.kind in _DOERS and self._apposed(span.stop, at + 1):
                before = self._before_modifiers(span.start)
                governed = before >= self.within.start and lower[before] in _PREPOSITIONS
                if not governed or (lower[before] == "of" and self._counted(before)):
                    if not first_one:
                        return mention
                    found = mention if mention.kind in _ACTORS or found is None else found
            index -= 1
        return found

    def _before_modifiers(self, start: int) -> int:
        at = start - 1
        while at >= self.within.start and (
            self.words.lower[at] in _NUMBERISH or self.words.lower[at].isdigit()
        ):
            if self.words.lower[at] == "of":
                break
            at -= 1
        return at

    def _counted(self, of: int) -> bool:
        """Whether "of" follows a number: "13 of its advisers"."""
        before = self.words.lower[of - 1] if of > self.within.start else ""
        return before.isdigit() or before in _NUMBERISH

    def _bounded(self, start: int, stop: int) -> bool:
        """Whether a clause bound stands between."""
        return any(w in _BOUNDS or w in _SAYING for w in self.words.lower[start:stop])

    def _apposed(self, start: int, stop: int) -> bool:
        """Whether commas between come in pairs, as around an apposition."""
        return self.words.lower[start:stop].count(",") != 1

    def _object(self, last: int) -> Mention | None:
        """The mention right after a verb, with at most a determiner and numbers between.

        "His Norlandic counterpart, Aram Voss": the person who is named is meant.
        """
        found = self._nearest_object(last)
        if found is None or found.kind != MentionKind.NATIONALITY:
            return found
        index = bisect_left(self._starts, self.words.within(found.span).start) + 1
        if index < len(self._spans) and self._spans[index][0].kind == MentionKind.PERSON:
            between = self.words.lower[self.words.within(found.span).stop : self._starts[index]]
            if len(between) == 2 and between[1] == ",":
                return self._spans[index][0]
        return found

    def _nearest_object(self, last: int) -> Mention | None:
        at = last + 1
        lower = self.words.lower
        if at < self.within.stop and lower[at] in _AGAINST | {"for", "with", "to"}:
            at += 1
        return self._starting_near(at)

    def _by(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """The mention after the first "by" that follows soon, before another verb."""
        verbs = [
            t.first
            for t in others
            if t.verbal and t.first > trigger.last and not self._joined_by_and(t.first)
        ]
        stop = min(trigger.last + 1 + _REACH, self.within.stop, *verbs)
        for at in range(trigger.last + 1, stop):
            if self.words.lower[at] == "by":
                return self._starting_near(at + 1)
            if self.words.lower[at] in _BOUNDS:
                return None
        return None

    def _joined_by_and(self, first: int) -> bool:
        """Whether "and" stands before a verb, adverbs aside: "opposed and reportedly violated"."""
        at = first - 1
        while at > self.within.start and self.words.lower[at].endswith("ly"):
            at -= 1
        return self.words.lower[at] in ("and", "or")

    # --- nouns

    def _of_noun(self, trigger: Trigger, others: Sequence[Trigger]) -> Arguments:
        actor = self._modifier(trigger.first)
        target = self._after_preposition(trigger.last, _AGAINST)
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
            target = self._after_preposition(trigger.last, frozenset(("of", "between", "with")))
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
        found = self._ending_near(at)
        named = found is not None and (found.kind in _ACTORS or found.literal is False)
        return self._first_of_pair(found) if named else None

    def _light_verb(self, first: int) -> int | None:
        """The verb whose object the noun is, if it says only that the act is done."""
        for at in range(first - 1, max(first - 7, self.within.start) - 1, -1):
            if self.words.lower[at] in _LIGHT or self.words.lower[at] in _SUFFER:
                return at
            if self.words.lower[at] in _BOUNDS:
                return None
        return None

    def _after_preposition(self, last: int, prepositions: frozenset[str]) -> Mention | None:
        for at in range(last + 1, min(last + 5, self.within.stop)):
            if self.words.lower[at] in prepositions:
                return self._starting_near(at + 1)
            if self.words.lower[at] in _BOUNDS or self.words.lower[at] in _PREPOSITIONS:
                return None
        return None

    # --- places

    def _place(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """The first place named by a preposition after the trigger, else one before it."""
        after = next((t.first for t in others if t.first > trigger.last and t.verbal), None)
        stop = self.within.stop if after is None else after
        for mention, span in self._spans[bisect_left(self._starts, trigger.last + 1) :]:
            if span.start >= stop or span.start - trigger.last > 2 * _REACH:
                break
            if self._locates(mention, span):
                return mention
        for index in range(self._last_before(trigger.first), -1, -1):
            mention, span = self._spans[index]
            if self._locates(mention, span) and not self._hard_bound(span.stop, trigger.first):
                return mention
        return None

    def _locates(self, mention: Mention, span: range) -> bool:
        """Whether a placing preposition governs a place: "in the northern town of X"."""
        if mention.kind != MentionKind.PLACE or mention.literal is False:
            return False
        if self.words.lower[span.start] in _DIRECTIONS:
            return True
        for at in range(span.start - 1, max(span.start - 8, self.within.start) - 1, -1):
            word = self.words.lower[at]
            held = self._ending_near(at)
            if word in _PLACING:
                return True
            if word in _BOUNDS or word in _UNPLACED:
                return False
            if held is not None and held.kind != MentionKind.PLACE:
                return False
        return False

    def _hard_bound(self, start: int, stop: int) -> bool:
        return any(w in (";", "…", ".") for w in self.words.lower[start:stop])

    # --- positions

    def _last_before(self, word: int) -> int:
        """The index of the last mention that starts before a word."""
        return bisect_left(self._starts, word) - 1

    def _ending_near(self, word: int) -> Mention | None:
        """The mention that holds word ``word``."""
        index = self._last_before(word + 1)
        if index >= 0 and word in self._spans[index][1]:
            return self._spans[index][0]
        return None

    def _starting_near(self, word: int) -> Mention | None:
        """The mention that starts at a word, or after determiners, numbers and adjectives."""
        index = bisect_left(self._starts, word)
        held = self._ending_near(word)
        if held is not None and held.kind != MentionKind.WEAPON:
            return held
        if index == len(self._spans):
            return None
        mention, span = self._spans[index]
        between = self.words.lower[word : span.start]
        if len(between) > 4 or mention.kind == MentionKind.WEAPON or "," in between:
            return None
        return mention if all(self._soft(word + n) for n in range(len(between))) else None

    def _soft(self, word: int) -> bool:
        """Whether a word between a verb and its object keeps the two together."""
        lower = self.words.lower
        if lower[word] == "of":
            before = lower[word - 1]
            return before in _PLACE_NOUNS or before in _NUMBERISH or before.isdigit()
        return lower[word] not in _PREPOSITIONS - {"than"} and lower[word] not in _BOUNDS


_AUXILIARIES = _BE | word_set(
    "to will would could may might must can cannot not should also have has had having been "
    "did do does t n be going able trying tried try wants want wanted seek seeks sought plans "
    "plan planned continue continues continued began begin failed fail fails managed agreed "
    "vowed pledged refused refuse refuses intends intend hope hopes hoped prepare preparing "
    "threatened still now then again repeatedly once ever never already currently routinely "
    "just only helped helping help allegedly then later previously"
)
_ADJECTIVES = word_set(
    "s air aerial heavy intense intensive fierce deadly recent new fresh joint military armed "
    "major massive daily separate repeated alleged suspected reported so called toxic gas "
    "chemical missile rocket mortar artillery suicide drone bombing large scale ground "
    "surprise led backed war ' ’"
)
