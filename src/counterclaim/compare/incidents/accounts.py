"""Accounts: what each article, and each speaker in it, tells of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from counterclaim.compare.charges.doers import HARMED, PRONOUNS
from counterclaim.compare.incidents.classes import OF_MANY, SOME, WHOLE, counted_class, counts_some
from counterclaim.compare.incidents.clusters import show_days
from counterclaim.compare.incidents.deadcounts import counts_both, counts_many, standing_counts
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.datelines import past_place_run_in
from counterclaim.protocols import View
from counterclaim.records import (
    Account,
    Incident,
    Interval,
    Quantity,
    Slot,
    SlotValue,
    Unit,
)
from counterclaim.spans import Span

UNIT_SLOTS = {
    Unit.KILLED: Slot.KILLED,
    Unit.WOUNDED: Slot.WOUNDED,
    Unit.CIVILIANS: Slot.CIVILIANS,
    Unit.CHILDREN: Slot.CHILDREN,
}
#: Figures that are a fact of a happening itself; "aid for 78,000 people" is none.
FACTS = frozenset(
    {
        Unit.KILLED,
        Unit.WOUNDED,
        Unit.CASUALTIES,
        Unit.ARRESTED,
        Unit.DISPLACED,
        Unit.RECRUITED,
        Unit.STRIKES,
        Unit.ATTACKS,
    }
)


def bounds(quantity: Quantity) -> str:
    """A quantity's bounds as canonical text, e.g. ``13..13`` or ``490..``."""
    low = "" if quantity.low is None else f"{quantity.low:g}"
    high = "" if quantity.high is None else f"{quantity.high:g}"
    return f"{low}..{high}"


def days(interval: Interval) -> str:
    """An interval as canonical text ``start/end`` in ISO dates, end exclusive."""
    return f"{interval.start or ''}/{interval.end or ''}"


def _figures(item: Happening) -> Iterable[SlotValue]:
    for quantity in standing_counts(item.quantities, item.article.text):
        if quantity.unit not in FACTS or counts_both(quantity, item.article.text):
            continue
        spans = (quantity.span,) + ((quantity.counted,) if quantity.counted else ())
        yield SlotValue(
            UNIT_SLOTS.get(quantity.unit, Slot.FIGURE),
            bounds(quantity),
            quantity.span.of(item.article.text),
            spans,
            counted=_counted(quantity, item),
        )


def _counted(quantity: Quantity, item: Happening) -> str:
    """What a figure counts, and whether it counts over days: "350 have been killed since May"."""
    counted = _part(quantity, item) or counted_class(quantity)
    if quantity.unit is not Unit.KILLED:
        return counted
    inside = item.sentence is not None and item.sentence.contains(quantity.span)
    sentence = item.sentence if inside else None
    many = counts_many(quantity, item.quantities, sentence, item.article.text)
    return f"{counted}{OF_MANY}" if many else counted


def _part(quantity: Quantity, item: Happening) -> str | None:
    """The class of some of all dead: "those killed included eleven people of one family"."""
    whole = counted_class(quantity).endswith(f":{WHOLE}")
    if whole and counts_some(quantity, item.article.text):
        return f"{quantity.unit}:{SOME}"
    return None


def _party(
    slot: Slot, entity: str | None, span: Span | None, item: Happening, view: View
) -> Iterable[SlotValue]:
    if span is None:
        return
    shown = span.of(item.article.text)
    words = shown.casefold().split()
    if entity is None and (words[-1] in PRONOUNS or (slot is Slot.ACTOR and words[-1] in HARMED)):
        return  # "we", and "people" as those who did it: a slip that names nobody
    actor = view.actor(entity) if entity else None
    name = f"{actor.name} (\u201c{shown}\u201d)" if actor and actor.name != shown else shown
    yield SlotValue(slot, entity or "", name, (span,))


def _doers(item: Happening, view: View) -> Iterable[SlotValue]:
    """Who did it; those whom one phrase joins have its span, so that they are known as such."""
    own = item.actor_span
    if not item.doers or own is None:
        yield from _party(Slot.ACTOR, item.actor, own, item, view)
        return
    start = past_place_run_in(item.article.text, item.doers[0].span.start)
    phrase = Span(start, max(own.end, item.doers[-1].span.end))
    for doer in item.doers:
        if doer.actor:
            yield from _party(Slot.ACTOR, doer.actor, phrase, item, view)


def _values(item: Happening, view: View) -> Iterable[SlotValue]:
    if item.count_only:
        yield from _figures(item)
        return
    event = item.event
    yield SlotValue(
        Slot.EXISTENCE,
        "denied" if item.denied else "told",
        event.trigger.of(item.article.text),
        (event.trigger,),
    )
    yield from _figures(item)
    if item.interval is not None:
        # The trigger stands for a date that was carried over.
        dated = (item.time_span or event.trigger,)
        yield SlotValue(Slot.DATE, days(item.interval), show_days(item.interval), dated)
    span = item.place_span
    if item.place is not None and item.scene is None and span is not None:
        place = item.region or item.place
        yield SlotValue(Slot.PLACE, place.id, span.of(item.article.text), (span,))
    yield from _doers(item, view)
    yield from _party(Slot.TARGET, item.target, item.target_span, item, view)
    if event.weapon is not None:
        shown = event.weapon.of(item.article.text)
        yield SlotValue(Slot.CAUSE, shown.casefold(), shown, (event.weapon,))


def _account(incident: Incident, items: Sequence[Happening], view: View) -> Account:
    values: dict[SlotValue, None] = {}
    for item in items:
        values.update(dict.fromkeys(_values(item, view)))
    first = items[0]
    key = f"{incident.id}|{first.article.id}|{first.voice or ''}"
    return Account(
        id=sha256(key.encode()).hexdigest()[:16],
        incident_id=incident.id,
        article_id=first.article.id,
        events=tuple(dict.fromkeys(item.event.id for item in items)),
        values=tuple(values),
        outlet=first.article.outlet,
        speaker=first.speaker,
        attribution=first.voice,
    )


def accounts(incident: Incident, items: Sequence[Happening], *, view: View) -> tuple[Account, ...]:
    """One account per article and speaker of the incident's events, in reading order.

    Events that one speaker tells in several attributions of an article are one account;
    where the speaker is unresolved, each attribution stays an account of its own.
    """
    by_voice: dict[tuple[str, str], list[Happening]] = {}
    for item in sorted(items, key=lambda i: i.key):
        voice = item.speaker or item.voice or ""
        by_voice.setdefault((item.article.id, voice), []).append(item)
    return tuple(_account(incident, group, view) for group in by_voice.values())
