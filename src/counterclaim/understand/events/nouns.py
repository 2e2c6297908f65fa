"""Who does to whom what a noun tells: "air strikes by X on Y", "X carried out a raid on Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import EventType, Mention, MentionKind
from counterclaim.understand.events.addressed import accused
from counterclaim.understand.events.agents import BE, LIGHT, agent
from counterclaim.understand.events.clauses import ACTORS, BOUNDS, PREPOSITIONS, SAYING, Clause
from counterclaim.understand.events.describing import DETERMINERS, only_describes
from counterclaim.understand.events.lists import acting
from counterclaim.understand.events.recipients import AGAINST, recipient
from counterclaim.understand.events.subjects import Subjects
from counterclaim.understand.events.triggers import Trigger
from counterclaim.understand.words import QUOTE_MARKS, word_set

_APART = PREPOSITIONS - word_set("of on in during by than")
_ASKED = word_set("demand request")
_LEAVING = word_set("resignation withdrawal pullout pullback retreat departure")
#: What is done to its owner: "Voss's execution".
_BORNE = word_set(
    "arrest detention killing murder execution beheading assassination torture rape abduction "
    "kidnapping defeat displacement"
)
#: What happens in a state, whoever does it.
_HAPPENING = word_set("violence fighting massacre killing blast explosion bombing clash atrocity")
#: Acts that somebody can be under.
_DONE_TO = frozenset({EventType.ASSAULT, EventType.COERCE})
#: Acts that come from who does them: "threats from X", "an apology from X".
_SPOKEN = frozenset(
    {
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.REJECT,
        EventType.CONCEDE,
        EventType.SUPPORT,
    }
)
_NEAR = 4  # words
#: Acts that are done "at" somebody.
_AIMED = frozenset({EventType.ASSAULT, EventType.ACCUSE, EventType.COERCE, EventType.THREATEN})
_FUNCTION = PREPOSITIONS | BOUNDS | BE | SAYING | word_set("and or the a an this that these")
_COMING = word_set("come comes came coming remain remains remained")
_GIVE = word_set("give gives gave given giving offer offers offered grant grants granted")
_ENDING = word_set("stop stops stopped halt halts halted")
_BIDDEN = word_set("stop halt")
_OWN = word_set("its their his her")
_CLAIMING = word_set("claim claims claimed claiming takes took taken taking accepted")
_HAVING = word_set("have has had having with enjoy enjoys enjoyed receive received receives")
_FINDING = word_set("reported suspected alleged")
_SUFFER = word_set("suffer suffers suffered suffering face faces faced facing")
_ADJECTIVES = word_set(
    "s air aerial heavy intense intensive fierce deadly recent new fresh joint military armed "
    "major massive daily separate repeated alleged suspected reported so called toxic gas "
    "chemical missile rocket mortar artillery suicide drone bombing large scale ground "
    "surprise led backed war ' ’"
)
Pair = tuple[Mention | None, Mention | None]  # actor and target


@dataclass(frozen=True, slots=True)
class Nouns:
    """Asked for one sentence; ``others`` of a method are the sentence's other triggers."""

    clause: Clause
    subjects: Subjects

    def of(self, trigger: Trigger, others: Sequence[Trigger]) -> Pair:
        """Who does it, and to whom."""
        if trigger.entry.phrase == "guilty of":
            return self._of_verdict(trigger, others)
        if trigger.entry.phrase == "dead":
            return None, self.clause.at(trigger.first - 1)  # "left five people dead"
        if trigger.entry.phrase == "must":
            return None, self.subjects.of(trigger.first, others)  # who says so asks
        actor, opposed = self._modifier(trigger), self._undergoing(trigger)
        somewhere = actor is not None and self._tells_where(actor, trigger)
        if actor is None and trigger.entry.root in _SPOKEN:
            actor = self._from(trigger)  # "requests from X"
        if actor is not None and self._word_before(actor) == "anti":
            actor, opposed = None, actor  # "anti-government protests"
        elif actor is not None and self._bears(actor, trigger):
            actor, opposed = None, actor
        if actor is None and (blamed := self._blamed(trigger, others)) is not None:
            return blamed, None
        aimed, talks = trigger.entry.root in _AIMED, trigger.entry.root is EventType.CONSULT
        at_whom = AGAINST - word_set(("" if aimed else "at ") + ("on" if talks else ""))
        target = opposed or self.clause.after_preposition(trigger.last, at_whom)
        target = target or recipient(self.clause, trigger, others)
        if self.clause.word(trigger.last) == "of":
            target = self.clause.starting_at(trigger.last + 1) or target
        doer = agent(self.clause, trigger, others)
        if self._is_inquiry(trigger):
            target, doer = target or doer, None  # "opened an inquiry into raids by X"
        actor = doer if somewhere else actor or doer
        if actor is None and not somewhere:
            actor, target = self._told_before(trigger, others, target)
        owner = self.clause.after_preposition(trigger.last, frozenset(("of", "between", "with")))
        if actor is None and opposed is not None and owner is not None and owner.kind in ACTORS:
            return owner, target  # "is under siege of the army"
        if actor is None and self._is_owners(trigger):
            return owner, target
        return actor, target or owner

    def _blamed(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """On whom somebody lays an act: "blames the violence on the rebels"."""
        before = [t for t in others if t.verbal and t.last < trigger.first]
        blames = before and before[-1].entry.phrase == "blame" and not before[-1].passive
        if not blames or trigger.first - before[-1].last > _NEAR:
            return None
        found = self.clause.after_preposition(trigger.last, frozenset({"on"}))
        return found if found is not None and found.kind in ACTORS else None

    def _is_inquiry(self, trigger: Trigger) -> bool:
        """Whether a noun of accusing is of a verb's subject and tells whom it is about."""
        about = self.clause.word(trigger.last + 1) in ("into", "over", "of")
        accuses = trigger.entry.root is EventType.ACCUSE
        return accuses and about and self.light_verb(trigger) is not None

    def doer(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Who does it by the noun's own words: "Voss's raid", "raids by X", "a demand from X"."""
        owner = self._modifier(trigger)
        if owner is not None and self._word_before(owner) != "anti":
            borne = self._bears(owner, trigger) or self._tells_where(owner, trigger)
            return None if borne else owner
        if trigger.entry.root in _SPOKEN and (speaker := self._from(trigger)):
            return speaker
        named = self.clause.after_preposition(trigger.last, frozenset({"of"}))
        return named if named and self._is_owners(trigger) else agent(self.clause, trigger, others)

    def _from(self, trigger: Trigger) -> Mention | None:
        """Who says or gives it: "a request from X", "an apology from X"."""
        return self.clause.after_preposition(trigger.last, frozenset({"from"}))

    def _told_before(
        self, trigger: Trigger, others: Sequence[Trigger], target: Mention | None
    ) -> Pair:
        """Who does it by what stands before: a light verb, a verb that accuses, a claim."""
        blamed, light = accused(self.clause, trigger.first, others), self.light_verb(trigger)
        if light is None:
            return blamed or self._claimant(trigger, others), target
        target = self._given_to(light, trigger) or target
        subject = self._subject(light, trigger, others)
        if self.clause.word(light) in _SUFFER:
            return blamed or self._claimant(trigger, others), target or subject
        laid = blamed if self.clause.word(light).endswith("ing") else None  # "for continuing raids"
        return laid or subject or blamed or self._claimant(trigger, others), target

    def _claimant(self, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Who says that an act was theirs: "the Front claimed responsibility for the raid"."""
        at = self.clause.before_modifiers(trigger.first)
        claims = self.clause.words.lower[at - 1 : at + 1] == ("responsibility", "for")
        verb = at - 2
        if not claims or self.clause.word(verb) not in _CLAIMING:
            return None
        return self.subjects.of(verb, [t for t in others if t != trigger])

    def _subject(self, light: int, trigger: Trigger, others: Sequence[Trigger]) -> Mention | None:
        """Who governs a light verb; whose act it is that somebody acts "to stop" is open.

        Not so with "to stop its raids", and "agreed to stop raids".
        """
        clause, apart = self.clause, [t for t in others if t != trigger]
        if clause.word(light) in _ENDING and _OWN.isdisjoint(
            clause.words.lower[light : trigger.first]
        ):
            lead = clause.words.lower[self.subjects.before_auxiliaries(light) + 1 : light]
            bidden = not lead and clause.word(light) in _BIDDEN  # "told to 'stop the raids'"
            return None if bidden or lead == ("to",) else self.subjects.of(light, ())
        return self.subjects.of(light, apart)

    def _given_to(self, light: int, trigger: Trigger) -> Mention | None:
        """Who stands between a verb of giving and what it gives: "gave Voss a deadline"."""
        gives = self.clause.word(light) in _GIVE
        found = self.clause.starting_at(light + 1) if gives else None
        between = found is not None and self.clause.words.within(found.span).stop <= trigger.first
        return found if between and found is not None and found.kind in ACTORS else None

    def _of_verdict(self, trigger: Trigger, others: Sequence[Trigger]) -> Pair:
        """Who finds whom guilty: "the judge found Voss guilty of", "Voss was found guilty of"."""
        judged = self.clause.at(trigger.first - 1)
        if judged is None:
            found = trigger.first - (self.clause.word(trigger.first - 1) == "found")
            return None, self.subjects.of(found, others)
        at = self.clause.lead(trigger.first - 1)
        finds = self.clause.word(at) in ("found", "find", "finds")
        return self.subjects.of(at, others) if finds else None, judged

    def _undergoing(self, trigger: Trigger) -> Mention | None:
        """Who is under an act: "Voss has been under house arrest", "people under siege"."""
        if trigger.entry.root not in _DONE_TO:
            return None
        near = range(
            trigger.first - 1, max(trigger.first - _NEAR, self.clause.within.start) - 1, -1
        )
        under = next((at for at in near if self.clause.word(at) in PREPOSITIONS | BOUNDS), None)
        if under is None or self.clause.word(under) != "under":
            return None
        is_under = self.clause.word(under - 1) in BE | _COMING
        return self.clause.at(under - 1) or (self.subjects.of(under, ()) if is_under else None)

    def _bears(self, owner: Mention, trigger: Trigger) -> bool:
        """Whether an act in the genitive is done to its owner: "Voss's execution".

        Not so where "of" tells to whom: "the militia's killing of Voss".
        """
        lower = self.clause.words.lower
        genitive = lower[self.clause.words.within(owner.span).stop : trigger.first][:1]
        of = lower[trigger.last + 1 : trigger.last + 2] == ("of",)
        people = owner.kind is MentionKind.PERSON and owner.text.islower()
        if people and trigger.entry.phrase in _BORNE and not of:
            return True  # "civilian killings"
        return trigger.entry.phrase in _BORNE and genitive in (("'",), ("’",)) and not of

    def _word_before(self, mention: Mention) -> str:
        return self.clause.word(self.clause.words.within(mention.span).start - 1)

    def _is_owners(self, trigger: Trigger) -> bool:
        """Whether "of" tells who acts: "the resignation of X", "they have the backing of X"."""
        if trigger.entry.phrase in _LEAVING:
            return True
        if trigger.entry.phrase in _ASKED and self.light_verb(trigger) is None:
            return True  # "the demands of X", not "made demands of X"
        at = self.clause.before_modifiers(trigger.first)
        given = trigger.entry.root in (EventType.AID, EventType.SUPPORT)
        return given and self.clause.word(at) in _HAVING

    def _tells_where(self, people: Mention, trigger: Trigger) -> bool:
        """Whether the adjective of a state tells only where it was: "the Norlandic uprising"."""
        inside = self.clause.words.within(people.span)
        genitive = self.clause.word(inside.stop) in ("'", "’")
        if people.kind is not MentionKind.NATIONALITY or genitive or people.text.endswith("s"):
            return False  # "the Norlanders' uprising", "there are Norlanders fighting"
        if trigger.entry.phrase == "attack" and self.clause.word(trigger.last) == "attack":
            known = self.clause.word(inside.start - 1) == "the"
            return known and self.clause.word(trigger.last + 1) not in AGAINST
        return trigger.entry.root is EventType.PROTEST or trigger.entry.phrase in _HAPPENING

    def _modifier(self, trigger: Trigger) -> Mention | None:
        """A mention right before the noun: "Russian air strikes", "the rebels' shelling"."""
        at = trigger.first - 1
        while self.clause.word(at) in _ADJECTIVES:
            at -= 1
        if self.clause.word(at + 1) in _FINDING and self.clause.at(at) is not None:
            return None  # "a monitor | reported raids"
        if self.clause.word(at) == "s":
            at -= 1
        if self.clause.word(at) in ("'", "’"):
            at -= 1
        found = self.clause.at(at)
        found = found or self._genitive(trigger.first)
        if found is None or not (found.kind in ACTORS or found.literal is False):
            return None
        return acting(self.clause, found)[0]

    def _genitive(self, first: int) -> Mention | None:
        """The owner of a noun with adjectives between: "the regime's brutal | raids"."""
        for at in range(first - 1, first - 1 - _NEAR, -1):
            if self.clause.word(at) == "s" and self.clause.word(at - 1) in ("'", "’"):
                return self.clause.at(at - 2)
            if not self.clause.word(at).isalpha() or self.clause.word(at) in _FUNCTION:
                return None
        return None

    def _ends(self, at: int, trigger: Trigger) -> bool:
        """Whether a verb puts an end to others' act: "a curfew to stop demonstrations"."""
        between = self.clause.words.lower[at + 1 : trigger.first]
        direct = PREPOSITIONS.isdisjoint(between)  # not "stopped work in a strike"
        protest = trigger.entry.root is EventType.PROTEST
        return protest and direct and self.clause.word(at) in _ENDING

    def light_verb(self, trigger: Trigger) -> int | None:
        """The verb whose object the noun is, if it says only that the act is done."""
        clause = self.clause
        for at in range(trigger.first - 1, max(trigger.first - 9, clause.within.start) - 1, -1):
            word = clause.word(at)
            if (word, clause.word(at + 1)) == ("free", "of"):
                return None  # "remained free of raids"
            if word == "used" and clause.word(at + 1) in PREPOSITIONS:
                return None  # "the gas used in the attack"
            if word in LIGHT or word in _SUFFER:
                return None if self._ends(at, trigger) or only_describes(clause, at) else at
            quoted = word in QUOTE_MARKS  # 'began the "raids"'
            apposed = word == "," and clause.word(at + 1) in ("a", "an", "the")
            behind = clause.word(at + 1)
            counted = behind in ("least", "most") or (word == "around" and behind[:1].isdigit())
            if apposed or (word in BOUNDS and not quoted) or (word in _APART and not counted):
                return None  # "launched an inquiry into the killing", not "at least 40 raids"
            if word.endswith("ed") and clause.word(at - 1) == "and":
                return None  # "expressed regret and called the raid an error"
            if (
                word.endswith("ing")
                and word not in PREPOSITIONS
                and clause.word(at + 1) in DETERMINERS
            ):
                return None  # "made mistakes handling the protests"
        return None
