"""The whole corpus compared: copies, incidents with accounts, origins and outcomes.

What is found grows with the corpus, so it can be had in parts (``compare_parts``), of which
none need be held when it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain

from counterclaim.compare.copies import Grams, copies_among, copy_groups, grams_of
from counterclaim.compare.incidents.accounts import accounts
from counterclaim.compare.incidents.clusters import cluster, to_incident
from counterclaim.compare.incidents.firmness import Firmness
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.judged import NOBODY, Group
from counterclaim.compare.incidents.leading import leading
from counterclaim.compare.incidents.origins import origins, same_origin_pairs
from counterclaim.compare.incidents.outcomes import compare_accounts
from counterclaim.compare.incidents.rivals import one_of_two_sides
from counterclaim.compare.incidents.scenes import in_order, with_scenes
from counterclaim.compare.statements import NewAgreements, compare_said
from counterclaim.protocols import View
from counterclaim.records import (
    Ceasefire,
    Compared,
    Comparison,
    Incident,
    JudgedPairs,
    NearCopy,
    Origin,
    Place,
    Reading,
)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Near-copies, and the happenings of all articles with the groups that are one incident."""

    near_copies: tuple[NearCopy, ...]
    items: Sequence[Happening]
    groups: Sequence[Group]

    def told(self, view: View) -> Iterator[Compared]:
        """Each incident alone, with its origins and with its accounts set side by side."""
        copies = copy_groups(self.near_copies)
        for members, link, reasons in self.groups:
            items = [self.items[m] for m in members]
            incident, traced, compared = tell(items, (link, reasons), copies=copies, view=view)
            yield Compared(incidents=(incident,), origins=traced, comparisons=tuple(compared))


def group_incidents(
    readings: Iterable[Reading], *, view: View, judged: JudgedPairs = NOBODY
) -> Grouped:
    """Near-copies, and which happenings are one incident.

    The readings are gone through once, and only what copies and incidents are made of is
    kept of each. The result does not depend on their order.
    """
    grams: list[Grams] = []
    items: list[Happening] = []
    places: dict[Place | None, Place | None] = {}
    for reading in readings:
        slim = replace(reading, article=replace(reading.article, raw=b""))
        grams.append(grams_of(slim.article))
        for item in with_scenes([slim], view=view):  # each place is held once
            items.append(replace(item, place=places.setdefault(item.place, item.place)))
    items = in_order(items)
    return Grouped(copies_among(grams), items, cluster(items, view=view, judged=judged))


def tell(
    items: Sequence[Happening],
    link: tuple[float, tuple[str, ...]],
    *,
    copies: Mapping[str, str],
    view: View,
) -> tuple[Incident, tuple[Origin, ...], Sequence[Comparison]]:
    """The incident that a group of happenings makes, its origins, its accounts compared.

    Args:
        items: the happenings, in the order of article and position.
        link: the score and the reasons of the group's weakest link.
        copies: the near-copy group of each article that has one.
        view: the knowledge packs.
    """
    incident = _incident(items, *link, view)
    told = {(item.event.id, item.voice): item for item in items}
    traced = origins(incident, told, copies=copies, view=view)
    shared = same_origin_pairs(traced)
    compared = compare_accounts(
        incident,
        view=view,
        same_origin=lambda a, b: (a.id, b.id) in shared,
        firm=Firmness(items),
        led=leading(incident, items),
        sided=one_of_two_sides(items),
    )
    return incident, traced, compared


def _incident(
    items: Sequence[Happening], link: float, reasons: tuple[str, ...], view: View
) -> Incident:
    bare = to_incident(items, link, reasons, view=view)
    return replace(bare, accounts=accounts(bare, items, view=view))


def compare_parts(
    readings: Iterable[Reading],
    *,
    agreements: Sequence[Ceasefire],
    view: View,
    judged: JudgedPairs = NOBODY,
) -> Iterator[Compared]:
    """All that the corpus tells when its articles are set side by side, in parts.

    The first part is all but incidents, then comes each incident alone. The readings are done
    with when this returns; incidents are told as they are asked for.

    Args:
        readings: a sequence in any order, whose order makes no difference; or what gives
            them in the order of article ids as often as it is asked, see ``ledger.Spool``.
        agreements: those that the knowledge packs list.
        view: the knowledge packs.
        judged: pairs of events that people judged the same incident, or not the same.
    """
    ordered: Iterable[Reading] = readings
    if isinstance(readings, Sequence):
        ordered = sorted(readings, key=lambda r: r.article.id)
    agreed = NewAgreements(agreements, view)
    grouped = group_incidents(agreed.noted(ordered), view=view, judged=judged)
    said = compare_said(ordered, agreed.all(), view=view)
    apart = Compared(
        near_copies=grouped.near_copies,
        ceasefires=said.ceasefires,
        ceasefire_mentions=said.mentions,
        allegations=said.allegations,
        replies=said.replies,
        tallies=said.tallies,
        demands=said.demands,
    )
    return chain((apart,), grouped.told(view))


def whole(parts: Iterable[Compared]) -> Compared:
    """What was found in parts, in one; the records in the order of the parts."""
    held = list(parts)
    names = [field.name for field in fields(Compared)]
    return Compared(**{n: tuple(x for part in held for x in getattr(part, n)) for n in names})
