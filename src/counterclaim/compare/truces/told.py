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

from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.truces.cues import Cues, sole_broker
from counterclaim.compare.truces.daycues import AGREED, EFFECTIVE
from counterclaim.compare.truces.phrases import Truce
from counterclaim.records import Ceasefire, MentionKind, Party
from counterclaim.spans import Span

#: Days from which on a truce agreed on one day and one that began on another are two.
BETWEEN = 15
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
_LEFT_OUT = re.compile(
    r"(?i)\b(?:(?:is|are|was|were)\s+(?:explicitly\s+)?(?:excluded|exempt(?:ed)?|not\s+covered"
    r"|not\s+(?:a\s+)?part(?:y|ies)?\s+(?:of|to)|not\s+included))\b"
)

#: A truce phrase that no listed agreement explains, with what its sentence tells.
Open = tuple[Truce, Cues]


@dataclass(slots=True)
class _Draft:
    """An agreement as far as the phrases of one article have told it."""

    announced: date | None = None
    effective: date | None = None
    length: int | None = None
    renewed: bool = False
    kind: str = ""
    places: set[str] = field(default_factory=set)
    parties: set[tuple[str, str]] = field(default_factory=set)
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

    def may_be(self, truce: Truce, cues: Cues) -> bool:
        """Whether a phrase without a first day may be of this one, by kind and places."""
        if cues.kind and self.kind and cues.kind != self.kind:
            return False
        apart = cues.places and self.places and not set(cues.places) & self.places
        return truce.definite or not apart

    def learn(self, lookup: Lookup, truce: Truce, cues: Cues) -> None:
        """Takes up what a phrase says beside days."""
        self.places |= set(cues.places)
        self.kind = self.kind or cues.kind
        self.length = self.length or cues.length
        self.renewed |= cues.extended
        self.parties |= {(actor, "mediator") for actor in _brokers(lookup, truce, cues)}
        self.parties |= {(actor, "excluded") for actor in _left_out(lookup, truce)}


def told_of(lookup: Lookup, phrases: Sequence[Open]) -> list[Ceasefire]:
    """The agreements that one article's phrases date, in the order of its text.

    Where it tells of one alone, its phrases without a day are taken to be of that one.
    """
    drafts: list[_Draft] = []
    undated = []
    for truce, cues in phrases:
        started = _started(cues)
        if started is None:
            undated.append((truce, cues))
            continue
        kind, day = started
        draft = next((d for d in drafts if d.takes(kind, day, cues.places)), None)
        if draft is None:
            drafts.append(draft := _Draft(words=truce.words(lookup.text)))
        if kind == EFFECTIVE:
            draft.effective = day
        else:
            draft.announced = day
        draft.learn(lookup, truce, cues)
    if len(drafts) == 1:
        (one,) = drafts
        for truce, cues in undated:
            if one.may_be(truce, cues):
                one.learn(lookup, truce, cues)
    return [_agreement(lookup, draft) for draft in drafts]


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
    )


def _started(cues: Cues) -> tuple[str, date] | None:
    """The kind and the first day that a phrase gives, if it gives one exactly."""
    for day in cues.days:
        when = day.interval
        if day.kind not in {EFFECTIVE, AGREED} or when is None or not (when.start and when.end):
            continue
        if (when.end - when.start).days == 1:
            return day.kind, when.start
    return None


def _brokers(lookup: Lookup, truce: Truce, cues: Cues) -> Iterator[str]:
    for options in (*cues.brokers, sole_broker(lookup, truce)):
        if len(options) == 1:
            yield from options


def _left_out(lookup: Lookup, truce: Truce) -> Iterator[str]:
    """The armed groups that the sentence says the truce leaves out."""
    text, sentence = lookup.text, truce.sentence
    spans = [
        Span(match.end(), sentence.end)
        for match in _LEAVES_OUT.finditer(text, truce.span.end, sentence.end)
    ]
    if match := _LEFT_OUT.search(text, sentence.start, truce.span.start):
        spans.append(Span(sentence.start, match.start()))
    for span in spans:
        for mention in lookup.mentions_in(span):
            actor = lookup.actor(mention)
            if actor is not None and mention.kind is MentionKind.ARMED_GROUP:
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
        parties=tuple(Party(actor, role) for actor, role in sorted(draft.parties)),
        places=places,
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
