"""The whole corpus compared: copies, incidents with accounts, origins and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.accounts import accounts
from counterclaim.compare.agreement import compare_accounts
from counterclaim.compare.copies import copy_groups, near_copies
from counterclaim.compare.happenings import Happening
from counterclaim.compare.incidents import cluster, to_incident
from counterclaim.compare.judged import NOBODY
from counterclaim.compare.leading import Leading, leading
from counterclaim.compare.origins import origins, same_origin_pairs
from counterclaim.compare.scenes import with_scenes
from counterclaim.compare.statements import compare_statements
from counterclaim.protocols import View
from counterclaim.records import (
    Account,
    Ceasefire,
    Compared,
    Comparison,
    Incident,
    JudgedPairs,
    NearCopy,
    Origin,
    Reading,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Incidents with their comparisons and origins."""

    near_copies: tuple[NearCopy, ...]
    incidents: tuple[Incident, ...]
    comparisons: tuple[Comparison, ...]
    origins: tuple[Origin, ...]


def compare_incidents(
    readings: Sequence[Reading], *, view: View, judged: JudgedPairs = NOBODY
) -> Told:
    """Near-copies, and every incident with accounts set side by side.

    The result does not depend on the order of ``readings``.
    """
    copies = near_copies(r.article for r in readings)
    groups = copy_groups(copies)
    items = with_scenes(readings, view=view)
    incidents: list[Incident] = []
    comparisons: list[Comparison] = []
    found: list[Origin] = []
    for members, link, reasons in cluster(items, view=view, judged=judged):
        group = [items[m] for m in members]
        incident, traced, compared = tell(group, (link, reasons), copies=groups, view=view)
        incidents.append(incident)
        found.extend(traced)
        comparisons.extend(compared)
    return Told(copies, tuple(incidents), tuple(comparisons), tuple(found))


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
    traced = origins(incident, told, copies=copies)
    led = leading(incident, items)
    return incident, traced, _comparisons(incident, traced, led, view)


def _incident(
    items: Sequence[Happening], link: float, reasons: tuple[str, ...], view: View
) -> Incident:
    bare = to_incident(items, link, reasons)
    return replace(bare, accounts=accounts(bare, items, view=view))


def _comparisons(
    incident: Incident, traced: tuple[Origin, ...], led: Leading, view: View
) -> Sequence[Comparison]:
    shared = same_origin_pairs(traced)

    def same_origin(a: Account, b: Account) -> bool:
        return (a.id, b.id) in shared

    return compare_accounts(incident, view=view, same_origin=same_origin, led=led)


def compare(
    readings: Sequence[Reading],
    *,
    agreements: Sequence[Ceasefire],
    view: View,
    judged: JudgedPairs = NOBODY,
) -> Compared:
    """All that the corpus tells when its articles are set side by side.

    The result does not depend on the order of ``readings``; ``judged`` are pairs of events
    that people judged the same incident, or not the same.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    told = compare_incidents(ordered, view=view, judged=judged)
    said = compare_statements(ordered, agreements, view=view)
    return Compared(
        near_copies=told.near_copies,
        incidents=told.incidents,
        comparisons=told.comparisons,
        origins=told.origins,
        ceasefires=said.ceasefires,
        ceasefire_mentions=said.mentions,
        allegations=said.allegations,
        replies=said.replies,
        tallies=said.tallies,
        demands=said.demands,
    )
