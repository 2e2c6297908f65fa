"""The mentions of one sentence by their words, and how they stand to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim.records import Mention, MentionKind
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

ACTORS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
        MentionKind.NATIONALITY,
    }
)
DOERS = ACTORS | {MentionKind.PLATFORM, MentionKind.PLACE}
_PLACE_NOUNS = word_set(
    "town city village district neighbourhood neighborhood quarter suburb province "
    "governorate area areas outskirts countryside parts part port camp region districts "
    "neighbourhoods neighborhoods towns villages cities suburbs state members positions "
    "headquarters fighters hundreds group groups delegation team families convoy crowd crowds"
)
PREPOSITIONS = word_set(
    "of in on at from to by with near against into across around between for among inside "
    "outside over under through towards toward within during after before as than despite "
    "including via following amid alongside beside besides"
)
BOUNDS = QUOTE_MARKS | word_set(
    "; : ( ) [ ] . ! ? … – — - that when where while as because although though if unless after "
    "before since until whereas but"
)
SAYING = word_set(
    "said says say saying told tells telling added adding stated announced reported reporting "
    "confirmed claimed warned insisted stressed according"
)
_NUMBERISH = word_set(
    "a an the of some several many dozens scores hundreds thousands at least more than about "
    "around nearly almost up as and other another number two three four five six seven eight "
    "nine ten eleven twelve many any all its their his"
)

_NO_VERBS = word_set(
    "this that these those his her our your my such what whom which both all human civil armed "
    "international regional political military local foreign humanitarian peace civilian"
)
_NOMINATIVE = word_set("he she they we i")
_LATER = word_set("before until till")
#: Answers, before "to", "for" or "against": what they answer is another deed.
ANSWER = word_set("response reaction answer reply retaliation reprisal revenge retribution")
_ANSWERING = word_set("to for against")
_COMING = word_set("is are was were be been came come comes")
_CALLED = 6  # words
_CALLING = word_set("call calls called calling described describes termed dubbed")
_ASKING = word_set("what who whom whose which how why")  # "over what | Kelia calls abuse"
_PARTING = (PREPOSITIONS - {"than"}) | BOUNDS | _ASKING
_OTHERS = word_set(
    "backers supporters sponsors allies ally enemies enemy opponents foes rivals rival critics "
    "patrons masters neighbours neighbors victims adversaries adversary"
)


class Clause:
    """The mentions of one sentence, asked by word indexes."""

    def __init__(self, words: Words, within: range, mentions: Sequence[Mention]) -> None:
        self.words = words
        self.within = within
        spans = [(m, words.within(m.span)) for m in mentions]
        self.spans = list(self._with_short_names([(m, r) for m, r in spans if len(r)]))
        self.starts = [r.start for _, r in self.spans]
        self.laters = [at for at in within if words.lower[at] in _LATER]
        self.answers = [at for at in within if self._answers(at)]

    def _answers(self, at: int) -> bool:
        """Whether a word says of a deed that it answers another: "was a response to the raid"."""
        if self.words.lower[at] not in ANSWER or self.word(at + 1) not in _ANSWERING:
            return False
        before = self.words.lower[max(at - 3, self.within.start) : at]
        return not _COMING.isdisjoint(before)

    def _with_short_names(
        self, spans: Sequence[tuple[Mention, range]]
    ) -> Iterator[tuple[Mention, range]]:
        """The mentions, each taking in the short name in brackets behind it: "the Council (NC)"."""
        done = 0
        for mention, words in spans:
            if words.start < done:
                continue
            behind = self.words.lower[words.stop : words.stop + 3]
            if len(behind) == 3 and behind[0] == "(" and behind[2] == ")":
                words = range(words.start, words.stop + 3)
            done = words.stop
            yield mention, words

    def word(self, at: int) -> str:
        """The word at a number, in lower case; none before the sentence or behind the text."""
        return self.words.lower[at] if self.within.start <= at < len(self.words) else ""

    def last_before(self, word: int) -> int:
        """The index of the last mention that starts before a word."""
        return bisect_left(self.starts, word) - 1

    def at(self, word: int) -> Mention | None:
        """The mention that holds word ``word``."""
        index = self.last_before(word + 1)
        if index >= 0 and word in self.spans[index][1]:
            return self.spans[index][0]
        return None

    def start_of(self, word: int) -> int:
        """The first word of the mention that holds a word, or the word itself."""
        found = self.at(word)
        return self.words.within(found.span).start if found else word

    def owner(self, noun: int) -> Mention | None:
        """The mention right before a noun, in the genitive or not: "Voss's order", "UN order"."""
        before = noun - 1
        if self.word(before) == "s":
            before -= 1
        return self.at(before - 1 if self.word(before) in ("'", "’") else before)

    def starting_at(self, word: int) -> Mention | None:
        """The mention that starts at a word, or after determiners, numbers and adjectives.

        In "what Voss called mercenaries" it is the mercenaries.
        """
        if self.word(word) == "what":
            near = range(word + 1, min(word + _CALLED, self.within.stop))
            called = next((at for at in near if self.word(at) in _CALLING), None)
            return None if called is None else self.starting_at(called + 1)
        if self.word(word) == "and" and self.at(word + 1) is not None:
            return None  # "forced to quit | and Norland voiced concern"
        index = bisect_left(self.starts, word)
        held = self.at(word)
        if held is not None and held.text.lower() in _NOMINATIVE:
            return None  # "conceded | he had lost"
        if held is not None and held.kind != MentionKind.WEAPON:
            found = self._of_people(held)
            return None if self.describes(self.words.within(found.span)) else found
        if index == len(self.spans):
            return None
        mention, span = self.spans[index]
        between = range(word, span.start)
        if self._begins_anew(between):
            return None
        if self.describes(span) or len(between) > 5 or mention.kind == MentionKind.WEAPON:
            return None
        return self._of_people(mention) if all(self._soft(at) for at in between) else None

    def _of_people(self, mention: Mention) -> Mention:
        """A mention, or whoever it tells the people of: "the Norlandic | President Voss"."""
        if mention.kind is not MentionKind.NATIONALITY:
            return mention
        index = self.last_before(self.words.within(mention.span).start + 1) + 1
        beside = self.spans[index : index + 1]
        near = beside and beside[0][1].start == self.words.within(mention.span).stop
        return beside[0][0] if near and beside[0][0].kind in ACTORS else mention

    def infinitive(self, at: int) -> bool:
        """Whether "to" stands before a verb: "to stop", not "to the rebels" or "to Kesh"."""
        then = self.word(at + 1)
        if self.word(at) != "to" or self.at(at + 1) is not None or not then.isalpha():
            return False
        return not (then in _NUMBERISH or then in _NO_VERBS or then.endswith(("ed", "ing", "s")))

    def describes(self, span: range) -> bool:
        """Whether a hyphen joins a name to what follows it: "the UN | -brokered truce"."""
        return span.stop in self.words.joined

    def after_to(self, at: int) -> Mention | None:
        """The mention after a "to" that a verb does not follow: not "agreed to free X"."""
        after = self.words.lower[at + 1 : at + 2]
        counts = bool(after) and after[0] in _NUMBERISH
        tells = bool(after) and after[0].endswith("ed") and not after[0].endswith("eed")
        plain = self.at(at + 1) is None and not (counts or tells)  # "to displaced villagers"
        return None if plain else self.starting_at(at + 1)

    def after_preposition(self, last: int, prepositions: frozenset[str]) -> Mention | None:
        """The mention after one of the prepositions, soon after word ``last``, no other between."""
        for at in range(last + 1, min(last + 5, self.within.stop)):
            if self.words.lower[at] in prepositions:
                return self.starting_at(at + 1)
            if self.words.lower[at] == "," and not self._counts(at):
                return None
            if self.words.lower[at] in BOUNDS or self.words.lower[at] in PREPOSITIONS:
                return None
        return None

    def phrase_start(self, index: int) -> int:
        """The first word of mentions that "and" joins, or that have no word between them.

        "For leaders of | the Front and | the Brigade", "via the envoy | Aram Voss".
        """
        spans = self.spans
        while index > 0:
            end, start = spans[index - 1][1].stop, spans[index][1].start
            joined = start - end == 1 and self.word(end) == "and"
            beside = end == start and not self._is_scene(index - 1)
            if not (beside or joined) or self.word(start - 1) == ")":
                break
            index -= 1
        return spans[index][1].start

    def _is_scene(self, index: int) -> bool:
        """Whether a mention is a place, and the next none: "in Kesh | rebels struck"."""
        place, after = self.spans[index][0], self.spans[index + 1][0]
        meant = place.kind is MentionKind.PLACE and place.literal is not False
        return meant and after.kind is not MentionKind.PLACE

    def owns_other(self, after: int) -> bool:
        """Whether a mention only owns who acts: "the rebels' backers", not "Norland's army"."""
        lower = self.words.lower
        marks = lower[after : after + 1] in (("'",), ("’",))
        owned = after + 1 + (lower[after + 1 : after + 2] == ("s",))
        return marks and owned < len(lower) and lower[owned] in _OTHERS

    def before_modifiers(self, start: int) -> int:
        """The last word before the determiners and numbers that lead up to word ``start``."""
        at = start - 1
        while at >= self.within.start and self._counts(at):
            if self.words.lower[at] == "of":
                break
            at -= 1
        return at

    def _counts(self, at: int) -> bool:
        """Whether a word is a determiner or a number; "78,000" is three words."""
        lower = self.words.lower
        parts = lower[at] == "," and not self._is_comma(at)
        if lower[at] == "at":
            return lower[at + 1 : at + 2] in (("least",), ("most",))
        return parts or lower[at] in _NUMBERISH or lower[at].isdigit()

    def lead(self, at: int) -> int:
        """The last word before the mention that holds a word, and what leads up to it."""
        return self.before_modifiers(self.start_of(at))

    def is_nobody(self, mention: Mention) -> bool:
        """Whether a mention says that there is none: "no group claimed responsibility"."""
        first = self.words.within(mention.span).start
        return "no" in (self.word(first), self.word(first - 1))

    def counted(self, of: int) -> bool:
        """Whether "of" follows a number: "13 of its advisers"."""
        before = self.words.lower[of - 1] if of > self.within.start else ""
        return before.isdigit() or before in _NUMBERISH

    def bounded(self, start: int, stop: int) -> bool:
        """Whether a clause bound stands between."""
        return any(
            (w in BOUNDS or w in SAYING) and self.at(at) is None
            for at, w in enumerate(self.words.lower[start:stop], start)
        )

    def apposed(self, start: int, stop: int) -> bool:
        """Whether commas between come in pairs, as around an apposition."""
        return len(self.commas(start, stop)) != 1

    def commas(self, start: int, stop: int) -> Sequence[int]:
        """The commas between, but for those within a number."""
        return [at for at in range(start, stop) if self._is_comma(at)]

    def _is_comma(self, at: int) -> bool:
        lower = self.words.lower
        return lower[at] == "," and not (lower[at - 1].isdigit() and lower[at + 1].isdigit())

    def joined_by_and(self, first: int) -> bool:
        """Whether "and" stands before a verb, adverbs aside: "opposed and reportedly violated"."""
        at = first - 1
        while at > self.within.start and self.words.lower[at].endswith("ly"):
            at -= 1
        return self.words.lower[at] in ("and", "or")

    def _begins_anew(self, between: range) -> bool:
        """Whether a determiner stands behind a noun: "on protests | The council said"."""
        lower = self.words.lower
        return any(
            lower[at] in ("the", "an", "its", "their", "his", "her") and at > between.start
            and lower[at - 1] not in _NUMBERISH and lower[at - 1] not in ("of", "both", "with")
            for at in between
        )  # fmt: skip

    def _soft(self, word: int) -> bool:
        """Whether a word between a verb and its object keeps the two together."""
        lower = self.words.lower
        if lower[word] == "of":
            before = lower[word - 1]
            return before in _PLACE_NOUNS or before in _NUMBERISH or before.isdigit()
        if lower[word] == ",":
            return self._counts(word)
        return lower[word] not in _PARTING
