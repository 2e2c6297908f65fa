"""The whole corpus compared: copies, incidents with accounts, origins and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.accounts import accounts
from counterclaim.compare.agreement import compare_accounts
from counterclaim.compare.copies import Grams, copies_among, copy_groups, grams_of
from counterclaim.compare.happenings import Happening, lean
from counterclaim.compare.incidents import cluster, to_incident
from counterclaim.compare.judged import NOBODY
from counterclaim.compare.leading import Leading, leading
from counterclaim.compare.origins import origins, same_origin_pairs
from counterclaim.compare.scenes import in_order, with_scenes
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
    readings: Iterable[Reading], *, view: View, judged: JudgedPairs = NOBODY
) -> Told:
    """Near-copies, and every incident with accounts set side by side.

    The readings are gone through once, and only what copies and incidents are made of is
    kept of each. The result does not depend on their order.
    """
    copies, items = _taken(readings, view)
    groups = copy_groups(copies)
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


def _taken(
    readings: Iterable[Reading], view: View
) -> tuple[tuple[NearCopy, ...], Sequence[Happening]]:
    """The near-copies of all articles, and the happenings, in order."""
    grams: list[Grams] = []
    items: list[Happening] = []
    for reading in readings:
        slim = replace(reading, article=replace(reading.article, raw=b""))
        grams.append(grams_of(slim.article))
        items += map(lean, with_scenes([slim], view=view))
    return copies_among(grams), in_order(items)


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
    readings: Iterable[Reading],
    *,
    agreements: Sequence[Ceasefire],
    view: View,
    judged: JudgedPairs = NOBODY,
) -> Compared:
    """All that the corpus tells when its articles are set side by side.

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
