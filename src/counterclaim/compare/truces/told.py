"""Agreements that only texts tell of: their days, places, brokers and whom they leave out.

An agreement is made where a phrase gives its first day and no listed one began then. What the
other phrases of the article say of "the truce" completes it; what several articles tell of
one day and the same places is one agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from counterclaim.compare.lookup import Lookup, content_id, joined
from counterclaim.compare.truces.bound import wages
from counterclaim.compare.truces.cues import Cues, sole_broker
from counterclaim.compare.truces.daycues import AGREED, EFFECTIVE
from counterclaim.compare.truces.phrases import Said, Truce
from counterclaim.compare.truces.terms import TERMS
from counterclaim.records import Ceasefire, MentionKind, Party, Term
from counterclaim.spans import Span

#: Days from which on a truce agreed on one day and one that began on another are two.
BETWEEN = 15
#: So many times rarer than the country spoken of most, a country is not where a truce holds.
HARDLY = 4
_KINDS = {
    "cessation_of_hostilities": "Cessation of hostilities",
    "regime_of_calm": "Regime of calm",
    "humanitarian_pause": "Humanitarian pause",
    "de_escalation": "De-escalation agreement",
}
#: "does not cover the Banner", "excludes the Banner"; "the Banner is not covered by it".
_LEAVES_OUT = re.compile(
    r"(?i)\b(?:exclud(?:es|ed|ing)|exempt(?:s|ed|ing)"
    r"|(?:does|do|did|would|will)\s+not\s+(?:apply\s+to|cover|include|extend\s+to))\s+"
)
#: Names of armed groups that the reader of names may take for bodies of another kind.
_ARMED = re.compile(r"\b(?:Forces|Front|Army|Brigades?|Battalions?|Militias?|Movement|Guards?)\b")
_LEFT_OUT = re.compile(
    r"(?i)\b(?:(?:is|are|was|were)\s+(?:explicitly\s+)?(?:excluded|exempt(?:ed)?|not\s+covered"
    r"|not\s+(?:a\s+)?part(?:y|ies)?\s+(?:of|to)|not\s+included))\b"
)


@dataclass(frozen=True, slots=True)
class Open:
    """A truce phrase with what its sentence tells; ``listed`` is of an agreement of the list."""

    truce: Truce
    cues: Cues
    says: tuple[Said, ...] = ()
    bound: tuple[str, ...] = ()
    listed: bool = False


@dataclass(slots=True)
class _Draft:
    """An agreement as far as the phrases of one article have told it."""

    announced: date | None = None
    effective: date | None = None
    length: int | None = None
    renewed: bool = False
    kind: str = ""
    places: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    terms: set[Term] = field(default_factory=set)
    words: str = ""

    def takes(self, kind: str, day: date, places: Iterable[str]) -> bool:
        """Whether a first day of this kind, with places, may be of this one."""
        if (own := set(places)) and self.places and not own & self.places:
            return False
        same = self.effective if kind == EFFECTIVE else self.announced
        if same is not None:
            return same == day
        agreed, began = (day, self.effective) if kind == AGREED else (self.announced, day)
        return agreed is not None and began is not None and 0 <= (began - agreed).days < BETWEEN

    def may_be(self, phrase: Open) -> bool:
        """Whether a phrase without a first day may be of this one, by kind and places."""
        cues = phrase.cues
        if cues.kind and self.kind and cues.kind != self.kind:
            return False
        apart = cues.places and self.places and not set(cues.places) & self.places
        return phrase.truce.definite or not apart

    def learn(self, lookup: Lookup, phrase: Open) -> None:
        """Takes up what a phrase says beside days."""
        cues = phrase.cues
        self.places |= at_home(lookup, cues.places)
        self.kind = self.kind or cues.kind
        self.length = self.length or cues.length
        self.renewed |= cues.extended
        said = [(TERMS[s.what], s.words) for s in phrase.says if s.what in TERMS]
        self.terms |= {Term(kind, joined(lookup.text, (words,))) for kind, words in said}
        exempt = [words for kind, words in said if kind == "exempt"]
        brokers = list(_brokers(lookup, phrase.truce, cues))
        for role, actors in (
            ("excluded", _left_out(lookup, phrase.truce, exempt)),
            ("bound", (*phrase.bound, *(a for a in brokers if wages(lookup, a, cues)))),
            ("mediator", brokers),
        ):
            for actor in actors:
                self.roles[actor] = min(role, self.roles.get(actor, role), key=_ROLES.index)


#: What an actor is if texts name it in several roles: the first of these.
_ROLES = ("excluded", "bound", "mediator")


def told_of(lookup: Lookup, phrases: Sequence[Open]) -> list[Ceasefire]:
    """The agreements that one article's phrases date, in the order of its text.

    A phrase without a day is of the truce named last, in its paragraph or the one before; where
    the article tells of one alone, of that one.
    """
    drafts: list[_Draft] = []
    undated: list[Open] = []
    last: tuple[_Draft, Open] | None = None
    for phrase in phrases:
        if phrase.listed:
            last = None
        elif started := _started(phrase.cues):
            last = _draft(lookup, phrase, started, drafts), phrase
            last[0].learn(lookup, phrase)
        elif last and _goes_on(lookup, last[1], phrase) and last[0].may_be(phrase):
            last = last[0], phrase
            last[0].learn(lookup, phrase)
        else:
            undated.append(phrase)
    if len(drafts) == 1:
        (one,) = drafts
        for phrase in undated:
            if one.may_be(phrase):
                one.learn(lookup, phrase)
    return [_agreement(lookup, draft) for draft in drafts]


def _draft(
    lookup: Lookup, phrase: Open, started: Sequence[tuple[str, date]], drafts: list[_Draft]
) -> _Draft:
    """The draft of a phrase that gives first days, with these; a new one joins the drafts."""
    places = at_home(lookup, phrase.cues.places)
    draft = next((d for d in drafts if d.takes(*started[0], places)), None)
    if draft is None:
        drafts.append(draft := _Draft(words=phrase.truce.words(lookup.text)))
    for kind, day in started:
        if kind == EFFECTIVE:
            draft.effective = draft.effective or day
        else:
            draft.announced = draft.announced or day
    return draft


_PARAGRAPH = re.compile(r"\n\s*")


def _goes_on(lookup: Lookup, last: Open, phrase: Open) -> bool:
    """Whether "the deal" stands in the paragraph of the truce named last or in the next."""
    between = lookup.text[last.truce.span.end : phrase.truce.span.start]
    return phrase.truce.definite and len(_PARAGRAPH.findall(between)) <= 1


def merged(found: Iterable[Ceasefire]) -> list[Ceasefire]:
    """The agreements of all articles, by id, whatever their order.

    Those of one day whose places one of them all names are one, with the parties of all; the
    one with most places gives the record, of several the first article's.
    """
    days: dict[date | None, list[Ceasefire]] = {}
    for one in found:
        days.setdefault(one.effective or one.announced, []).append(one)
    made: dict[str, Ceasefire] = {}
    for same in days.values():
        widest: list[Ceasefire] = []
        for one in sorted(same, key=lambda a: (-len(a.places), a.id, a.source)):
            within = [n for n, w in enumerate(widest) if set(one.places) <= set(w.places)]
            if len(within) == 1:
                widest[within[0]] = _both(widest[within[0]], one)
            elif all(one.id != w.id for w in widest):
                widest.append(one)
        made |= {one.id: one for one in widest}
    return [made[key] for key in sorted(made)]


def _both(one: Ceasefire, other: Ceasefire) -> Ceasefire:
    parties = {p.actor: p for p in (*other.parties, *one.parties)}
    return replace(
        one,
        announced=one.announced or other.announced,
        effective=one.effective or other.effective,
        end=one.end or other.end,
        parties=tuple(sorted(parties.values(), key=lambda p: (p.role, p.actor))),
        terms=_in_order({*one.terms, *other.terms}),
    )


def _in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.kind, term.text)))


def _started(cues: Cues) -> list[tuple[str, date]]:
    """The kinds and the first days that a phrase gives exactly, in the order of its words."""
    return [
        (day.kind, day.interval.start)
        for day in cues.days
        if day.kind in {EFFECTIVE, AGREED}
        if day.interval and day.interval.start and day.interval.end
        if (day.interval.end - day.interval.start).days == 1
    ]


def at_home(lookup: Lookup, places: Iterable[str]) -> set[str]:
    """Places less those of a country that the article hardly speaks of: "the Minsk accord"."""
    records = {place: lookup.place_record(place) for place in places}
    most = max(lookup.country_counts.values(), default=0)
    return {
        place
        for place, record in records.items()
        if record is None
        or record.country is None
        or HARDLY * lookup.country_counts[record.country] >= most
    }


def _brokers(lookup: Lookup, truce: Truce, cues: Cues) -> Iterator[str]:
    for options in (*cues.brokers, sole_broker(lookup, truce)):
        if len(options) == 1:
            yield from options


def _left_out(lookup: Lookup, truce: Truce, exempt: Sequence[Span]) -> Iterator[str]:
    """The armed groups that the sentence, or words for what is exempt, say it leaves out."""
    text, sentence = lookup.text, truce.sentence
    spans = [*exempt]
    spans += [
        Span(match.end(), sentence.end)
        for match in _LEAVES_OUT.finditer(text, truce.span.end, sentence.end)
    ]
    if match := _LEFT_OUT.search(text, sentence.start, truce.span.start):
        spans.append(Span(sentence.start, match.start()))
    for span in spans:
        for mention in lookup.mentions_in(span):
            actor = lookup.actor(mention)
            unknown = span in exempt and lookup.view.actor(actor or "") is None
            armed = unknown and _ARMED.search(mention.span.of(text))
            if actor is not None and (armed or mention.kind is MentionKind.ARMED_GROUP):
                yield actor


def _agreement(lookup: Lookup, draft: _Draft) -> Ceasefire:
    day = draft.effective or draft.announced
    places = tuple(sorted(draft.places))
    end = None
    if draft.effective and draft.length and draft.length > 1 and not draft.renewed:
        end = draft.effective + timedelta(days=draft.length)
    return Ceasefire(
        id=f"text-{content_id('ceasefire', day, *places)}",
        name=_name(lookup, draft, day, places),
        kind="found in text",
        announced=draft.announced,
        effective=draft.effective,
        end=end,
        parties=tuple(Party(actor, role) for actor, role in sorted(draft.roles.items())),
        places=places,
        terms=_in_order(draft.terms),
        phrases=(draft.words,),
        source=lookup.article.id,
        known=False,
    )


def _name(lookup: Lookup, draft: _Draft, day: date | None, places: Sequence[str]) -> str:
    """As in "Ceasefire in Marland of 3 April 2016, told of in reports"."""
    records = [lookup.place_record(place) for place in places]
    where = " and ".join(record.name for record in records if record)
    when = f"{day.day} {day:%B %Y}" if day else "unknown day"
    kind = _KINDS.get(draft.kind, "Ceasefire")
    return f"{kind}{f' in {where}' if where else ''} of {when}, told of in reports"
