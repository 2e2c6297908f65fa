"""Sources put right by the syntax of the sentence: whose verb a cue is.

A reader of words gives a cue the nearest name at times, where English order says another:
the one told ("told the agency adding that"), the last name of a relative clause ("the group
that is linked to X announced"), a name of another sentence. What the order does not tell
is left without a source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import AttributionKind
from counterclaim.spans import Span, Spans
from counterclaim.understand.cues import is_reporting, reporting_participles
from counterclaim.understand.drafts import Draft, tidied
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.nounphrases import DETERMINERS, phrase_start
from counterclaim.understand.stance import cue_sense
from counterclaim.understand.words import QUOTE_MARKS, Words, word_set

_BE = word_set("is are was were be been being")
# Participles whose subject is what is told of, not who tells ("X is believed to").
_TOLD_OF = word_set(
    "believed expected meant reported said known thought considered alleged suspected feared "
    "supposed assumed estimated deemed rumoured rumored presumed understood scheduled intended"
)
_RELATIVE = word_set("who which that")
_SUBJECTS = word_set("he she it they i we who")
_TELLING = word_set("tell tells told telling inform informs informed assured reminded briefed")
_BEFORE_OBJECT = word_set("of to by from against in on at into over about between towards upon")
_MARKS = QUOTE_MARKS | word_set(", ; : ( ) [ ] – — .")
_PASSED_OVER = word_set("has have had also later earlier again then not further repeatedly")
_DOCUMENTS = word_set(
    "report reports statement letter post message video bulletin tweet release resolution "
    "account study communique document documents article draft dispatch text figures toll call "
    "calls appeal"
)
_BEHIND_DOCUMENT = word_set("by from of")
_CUT_SHORT = word_set("of to by from in on at for with near and the a an inside against operating")
_CLAIM = word_set("claim claims claimed claiming")
_LIVES = word_set("life lives")
_SHOWN = word_set("video videos footage image images photo photos photograph photographs pictures")
_SAID = word_set("said says told has have had")
# Words that open a sentence and name nobody.
_NO_NAMES = DETERMINERS | word_set(
    "despite but and yet while although meanwhile in on at new more also later earlier now then "
    "still however today yesterday many most others both no other after before since as when"
)
_BLANK_AND_ARTICLE = 5  # characters: " the "
_LEAST, _LONGEST, _LONGEST_GAP = 3, 7, 6  # words


def with_right_sources(
    text: str,
    words: Words,
    sentences: Spans,
    drafts: Sequence[Draft],
    *,
    names: Spans,
    around: Sequence[Draft] = (),
) -> list[Draft]:
    """The drafts with sources that the order of words denies replaced, or taken away.

    ``sentences`` hold all the drafts; ``names`` are spans of actors that the model marked;
    ``around`` are the drafts in whose contents these stand.
    """
    desk = _Desk(text, words, sentences, tuple(sorted(names)))
    return [_mended(desk, draft, (*drafts, *around)) for draft in drafts]


class _Desk:
    """The words, sentences and names that the rules look at."""

    def __init__(self, text: str, words: Words, sentences: Spans, names: Spans) -> None:
        self.text, self.words, self.names = text, words, names
        self.lower = words.lower
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def sentence(self, position: int) -> Span | None:
        at = bisect_right(self._starts, position) - 1
        return self._sentences[at] if at >= 0 else None

    def last_before(self, word: int, least: int) -> int:
        """The last word before ``word`` that is no auxiliary or adverb."""
        at = word - 1
        while at >= least and (self.lower[at] in _PASSED_OVER or self.lower[at].endswith("ly")):
            at -= 1
        return at

    def name_ending(self, end: int) -> Span | None:
        """The longest marked name that ends at a position."""
        return next((name for name in self.names if name.end == end), None)

    def longer(self, span: Span) -> Span:
        """The marked name that a span begins, or the span itself."""
        return max((n for n in self.names if n.start == span.start), default=span)

    def continuing(self, span: Span) -> Span | None:
        """A marked name that goes on where a span ends, or that its end has cut."""
        return next(
            (
                n
                for n in self.names
                if span.start < n.start and n.start <= span.end + 1 and n.end > span.end
            ),
            None,
        )

    def after_dash(self, span: Span) -> Span:
        """What stands behind the last dash of a span: "Place - activists"."""
        cut = max(span.of(self.text).rfind(f" {dash} ") for dash in "-–—")
        return span if cut < 0 or cut + 3 >= len(span) else Span(span.start + cut + 3, span.end)

    def with_bearer(self, span: Span) -> Span:
        """A body together with the person of it who stands before: "Orm Tarn of the | Guard"."""
        at = self.words.within(span).start - 1
        for back in range(at, max(at - _LEAST, 0), -1):
            if self.lower[back] in ("of", "from") and back > 0:
                person = self.name_ending(self.words.ends[back - 1])
                return Span(person.start, span.end) if person else span
            if self.lower[back] in _MARKS or is_reporting(self.words, self.words.span(back, back)):
                break
        return span

    def with_first(self, span: Span) -> Span:
        """The pair that "as well as" makes of a noun phrase, the first of which speaks too."""
        at = self.words.within(span).start
        if at < 4 or self.lower[at - 3 : at] != ("as", "well", "as"):
            return span
        first = self.name_ending(self.words.ends[at - 4])
        return Span(first.start, span.end) if first else span

    def subject(self, last: int, least: int) -> Span | None:
        """The noun phrase that ends with a word, or None."""
        first = phrase_start(self.text, self.words, range(least, last + 1), self.names)
        return None if first is None else self.words.span(first, last)

    def opening(self, last: int, least: int) -> Span | None:
        """The capitalised words from a sentence's start to a word: "Ruwan confirmed"."""
        few = last - least < _LEAST and last + 1 < len(self.lower)
        capital = all(self.text[self.words.starts[i]].isupper() for i in range(least, last + 1))
        verb = few and (self.lower[last + 1].endswith("ed") or self.lower[last + 1] in _SAID)
        plain = _NO_NAMES.isdisjoint(self.lower[least : last + 1])
        return self.words.span(least, last) if verb and capital and plain else None

    def opener(self, span: Span, least: int) -> str:
        """The word before a noun phrase, its determiner passed over; empty at the start."""
        at = self.words.within(span).start - 1
        while at >= least and self.lower[at] in DETERMINERS:
            at -= 1
        return self.lower[at] if at >= least else ""


def _mended(desk: _Desk, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    sentence = desk.sentence(draft.cue[0].start) if draft.cue else None
    if sentence is None:
        return draft
    draft = _within_sentence(desk, sentence, draft)
    draft = _by_author(desk, draft)
    if not draft.source:
        return _with_subject(desk, sentence, draft, drafts)
    cue = desk.words.within(draft.cue[0])
    if desk.lower[cue.start].endswith("ing"):
        return _of_participle(desk, sentence, draft, drafts)
    if draft.source[-1].end > draft.cue[0].start:
        return _of_relative_cue(desk, sentence, _unswapped(desk, draft))
    return _of_clause(desk, sentence, _whole(desk, draft))


def _within_sentence(desk: _Desk, sentence: Span, draft: Draft) -> Draft:
    """Without a source of another sentence, and without what a passive is told of.

    A source stands in the sentence of its cue in 995 of 1,000 attributions of PolNeAR
    (6,113 of train).
    """
    if draft.source and not any(sentence.overlaps(part) for part in draft.source):
        return replace(draft, source=())
    cue = [desk.lower[i] for part in draft.cue for i in desk.words.within(part)]
    passive = bool(_BE & set(cue)) and bool(_TOLD_OF & set(cue)) and "by" not in cue
    before = draft.source and draft.source[-1].end <= draft.cue[0].start
    return replace(draft, source=()) if passive and before else draft


def _by_author(desk: _Desk, draft: Draft) -> Draft:
    """The author behind a noun of speech: "a surprise proposal by Norland that"."""
    after = desk.words.within(draft.cue[-1]).stop
    if desk.lower[after : after + 1] != ("by",) or after + 1 >= len(desk.words):
        return draft
    start = desk.words.starts[after + 1]
    named = [n for n in desk.names if start <= n.start <= start + len("the ")]
    first = desk.words.within(draft.cue[0]).start
    stops = [desk.words.within(part).stop for part in draft.source]
    given = any(part.start >= start for part in draft.source) or first in stops
    return draft if given or not named else replace(draft, source=(named[0],))


# --- no source


def _with_subject(desk: _Desk, sentence: Span, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the pronoun or marked name right before an active verb as its source."""
    cue = desk.words.within(draft.cue[0])
    least = desk.words.within(sentence).start
    verbs = [desk.lower[i] for i in cue]
    active = _speaks(desk, draft) and not _BE & set(verbs[:2])
    at = desk.last_before(cue.start, least)
    if not active or at < least or verbs[0] == "to":
        return draft
    if verbs[0].endswith("ing"):
        name = desk.name_ending(desk.words.ends[at])
        alone = name is not None and desk.opener(name, least) == "with"  # "with X denying it"
        return replace(draft, source=(name,)) if name and alone else draft
    if desk.lower[at] in _SUBJECTS:
        return replace(draft, source=(desk.words.span(at, at),))
    if desk.lower[at] == "and" and (earlier := _speaking_before(desk, sentence, draft, drafts)):
        return replace(draft, source=earlier.source)  # "X called for help and said"
    subject = desk.subject(at, least) or desk.opening(at, least)
    if subject is None or subject.start < sentence.start:
        return draft
    if desk.opener(subject, least) in _BEFORE_OBJECT | _RELATIVE | {"and", "with", "for"}:
        return draft
    return _spoken_by(desk, draft, subject)


def _speaks(desk: _Desk, draft: Draft) -> bool:
    """Whether a cue is one of speech or thought; "seems" has no speaker for its subject."""
    kind = cue_sense(desk.words, draft.cue).kind
    speech = kind in (AttributionKind.SPEECH, AttributionKind.BELIEF)
    return speech and is_reporting(desk.words, draft.cue[0])


def _spoken_by(desk: _Desk, draft: Draft, subject: Span) -> Draft:
    """The draft with a subject that its content may have swallowed at its end."""
    over = [c for c in draft.content if c.overlaps(subject)]
    if not over:
        return replace(draft, source=(subject,))
    whole = over[0]
    before = desk.words.within(Span(whole.start, max(whole.start + 1, subject.start)))
    if over != [draft.content[-1]] or len(before) < _LEAST:
        return draft
    parts = [Span(whole.start, desk.words.ends[before.stop - 1])]
    after = draft.cue[-1].end
    behind = desk.words.within(Span(after, whole.end)) if whole.end > after else range(0)
    if behind:  # the speaker stood in its middle
        parts.append(Span(desk.words.starts[behind.start], whole.end))
    return replace(draft, source=(subject,), content=(*draft.content[:-1], *parts))


# --- participles


def _of_participle(desk: _Desk, sentence: Span, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A participle's speaker: not whom a verb or preposition before it governs."""
    cue = desk.words.within(draft.cue[0])
    least = desk.words.within(sentence).start
    if cue.start > least and desk.lower[cue.start - 1] == "for":
        blamed = desk.name_ending(desk.words.ends[cue.start - 2]) if cue.start - 2 > least else None
        return replace(draft, source=(blamed,)) if blamed else draft
    if desk.lower[cue.start] not in reporting_participles():
        return draft
    earlier = _speaking_before(desk, sentence, draft, drafts)
    beside = _beside(desk, draft, cue)
    if beside is None:
        met = desk.opener(draft.source[0], least)
        opening = next((n for n in desk.names if n.start == sentence.start), None)
        first = earlier.source if earlier else (opening,) if opening else ()
        return replace(draft, source=first) if met.endswith("ed") or met == "met" else draft
    if not _is_object(desk, beside, earlier) and not _governed(desk, beside, least):
        return draft
    return replace(draft, source=earlier.source if earlier else ())


def _is_object(desk: _Desk, source: Span, earlier: Draft | None) -> bool:
    """Whether it stands right behind a verb: "told the agency", "condemned the attack".

    What is shown or demanded by a document behind a verb is the document's: "posted
    videos showing", "vetoed a resolution demanding".
    """
    if earlier is None or not 0 <= source.start - earlier.cue[-1].end <= _BLANK_AND_ARTICLE:
        return False
    verbs = {desk.lower[i] for i in desk.words.within(earlier.cue[-1])}
    inside = desk.words.within(source)
    phrase = desk.lower[inside.start : inside.stop]
    speaks = any(n.overlaps(source) for n in desk.names) or head_kind(phrase)
    return bool(verbs & _TELLING) or not (speaks or set(phrase) & (_DOCUMENTS | _SHOWN))


def _beside(desk: _Desk, draft: Draft, cue: range) -> Span | None:
    """The source, if it stands right before the participle."""
    last = draft.source[-1]
    between = desk.lower[desk.words.within(last).stop : cue.start]
    return last if last.end <= draft.cue[0].start and set(between) <= {","} else None


def _governed(desk: _Desk, source: Span, least: int) -> bool:
    """Whether a preposition governs a noun phrase that is not the author of a document."""
    opener = desk.opener(source, least)
    at = desk.words.within(source).start - 1
    while at >= least and desk.lower[at] in DETERMINERS:
        at -= 1
    document = opener in _BEHIND_DOCUMENT and at > least and desk.lower[at - 1] in _DOCUMENTS
    return opener in _BEFORE_OBJECT and not document


def _speaking_before(
    desk: _Desk, sentence: Span, draft: Draft, drafts: Sequence[Draft]
) -> Draft | None:
    """The last draft of the sentence that has a source and its cue before this one's."""
    start = draft.cue[0].start
    before = [
        d
        for d in drafts
        if d is not draft and d.source and d.cue and sentence.contains(d.cue[0])
        if d.cue[-1].end <= start and all(s.end <= start for s in d.source)
        if not _is_relative(desk, d.source[0])
    ]
    return max(before, key=lambda d: (d.cue, d.content), default=None)


def _is_relative(desk: _Desk, source: Span) -> bool:
    inside = desk.words.within(source)
    return len(inside) == 1 and desk.lower[inside.start] in _RELATIVE


# --- verbs


def _unswapped(desk: _Desk, draft: Draft) -> Draft:
    """The subject that was read as content, where its object was read as the source.

    "The council praised the courage shown by members of the guard": what is praised
    stands behind the verb, who praises before it.
    """
    cue = desk.words.within(draft.cue[0])
    ahead = [c for c in draft.content if c.end <= draft.cue[0].start]
    if len(ahead) != 1 or len(draft.content) < 2 or draft.source[0].start < draft.content[-1].start:
        return draft
    subject = desk.words.within(ahead[0])
    named = any(n.overlaps(ahead[0]) for n in desk.names) or head_kind(
        desk.lower[subject.start : subject.stop]
    )
    if subject.stop != cue.start or len(subject) > _LONGEST or not named:
        return draft
    rest = [c for c in (*draft.content, *draft.source) if c != ahead[0]]
    return replace(draft, source=(ahead[0],), content=(Span(min(rest).start, max(rest).end),))


def _of_relative_cue(desk: _Desk, sentence: Span, draft: Draft) -> Draft:
    """The relative pronoun right before a cue whose source was sought behind it."""
    cue = desk.words.within(draft.cue[0])
    if draft.source[0].start < draft.cue[0].end or cue.start <= desk.words.within(sentence).start:
        return draft
    before = cue.start - 1
    if desk.lower[before] not in _RELATIVE or draft.source[0].start - draft.cue[-1].end <= 2:
        return draft
    return replace(draft, source=(desk.words.span(before, before),))


def _whole(desk: _Desk, draft: Draft) -> Draft:
    """The source to the end of its phrase: "a report | by the agency | said"."""
    source = draft.source[-1]
    source = desk.after_dash(source)
    longer = desk.longer(source)
    source = longer if source.end < longer.end <= draft.cue[0].start else source
    more = desk.continuing(source)
    if more is not None and more.end <= draft.cue[0].start:
        source = Span(source.start, more.end)  # "the activist | Orm Tarn who lives abroad"
    source = desk.with_bearer(desk.with_first(source))
    words, cue = desk.words.within(source), desk.words.within(draft.cue[0])
    gap = desk.lower[words.stop : cue.start]
    document = desk.lower[words.stop - 1] in _DOCUMENTS and gap[:1] and gap[0] in _BEHIND_DOCUMENT
    cut_short = desk.lower[words.stop - 1] in _CUT_SHORT
    plain = _MARKS.isdisjoint(gap) and _RELATIVE.isdisjoint(gap)
    if plain and 0 < len(gap) <= _LONGEST_GAP and (document or cut_short):
        stretch = Span(source.start, desk.words.ends[cue.start - 1])
        if not any(c.overlaps(stretch) for c in draft.content):
            source = stretch
    return replace(draft, source=(*draft.source[:-1], source))


def _of_clause(desk: _Desk, sentence: Span, draft: Draft) -> Draft:
    """Who a relative clause is about, where its last name was read as the speaker.

    "The group that is allied to X announced": the name before "that" announces.
    """
    source = draft.source[-1]
    least, inside = desk.words.within(sentence).start, desk.words.within(source)
    cue = desk.words.within(draft.cue[0])
    run_on = len(draft.source) > 1 or not DETERMINERS.isdisjoint(
        desk.lower[inside.start + 1 : inside.stop]
    )
    if run_on or desk.last_before(cue.start, least) != inside.stop - 1:
        return draft
    if desk.opener(source, least) not in _BEFORE_OBJECT | {"with"}:
        return draft
    for at in range(inside.start - 1, least, -1):
        if desk.lower[at] in _MARKS or is_reporting(desk.words, desk.words.span(at, at)):
            return draft
        if desk.lower[at] in _RELATIVE - {"that"}:
            head = desk.name_ending(desk.words.ends[at - 1])
            return replace(draft, source=(Span(head.start, source.end),)) if head else draft
    return draft


def without_purposes(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but for those that tell of nobody's words or thoughts.

    "To address the problem" and "it has grown into a war" name no speaker and no speech;
    a blast that "claimed the lives of ten" makes no claim.
    """
    told = [d for d in drafts if d.source or not d.cue or _tells(words, d)]
    return [d for d in told if not _takes_lives(words, d)]


def _tells(words: Words, draft: Draft) -> bool:
    first = words.within(draft.cue[0]).start
    if words.lower[first] == "to":
        return cue_sense(words, draft.cue).kind == AttributionKind.SPEECH and _reports(words, draft)
    return _reports(words, draft)


def _reports(words: Words, draft: Draft) -> bool:
    return any(is_reporting(words, cue) for cue in draft.cue)


def _takes_lives(words: Words, draft: Draft) -> bool:
    cue = [words.lower[i] for part in draft.cue for i in words.within(part)]
    told = words.within(draft.content[0])
    return bool(_CLAIM & set(cue)) and bool(_LIVES & set(words.lower[told.start : told.start + 6]))


def weekday_back(text: str, words: Words, draft: Draft) -> Draft:
    """The draft with a day that owns its content given back to it: "said Sunday's talks"."""
    if not draft.cue or not draft.content or len(words.within(draft.cue[-1])) < 2:
        return draft
    cue, first = draft.cue[-1], draft.content[0]
    if cue.end != first.start or text[first.start : first.start + 2] not in ("'s", "’s"):
        return draft
    last = words.within(cue).stop - 1
    kept = Span(cue.start, words.ends[last - 1])
    content = tidied(text, (Span(words.starts[last], first.end), *draft.content[1:]))
    return replace(draft, cue=(*draft.cue[:-1], kept), content=content)
