"""Events as a table like POLECAT's, coded by PLOVER's types.

Column names as in the files of POLECAT (https://doi.org/10.7910/DVN/AJGVIT), types, modes
and quad codes as in PLOVER (https://github.com/openeventdata/PLOVER).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from counterclaim.protocols import View
from counterclaim.records import (
    Event,
    EventType,
    Factuality,
    Mention,
    MentionKind,
    PlaceKind,
    Reading,
)
from counterclaim.resolve import actor_parts
from counterclaim.settings import VERSION
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.added import ADDED, added
from counterclaim.show.exports.files import whole_csv
from counterclaim.show.exports.told import Party, Told, told

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {EventType(root): quad for quad, roots in QUADS.items() for root in roots}
#: Kinds of cooperation that are AGREE as long as they are to come.
TO_COME = frozenset(
    {
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
AND = "; "
GEONAMES = re.compile(r"GeoNames\D*(?:4\.0\)\s*)?(\d{3,})")
PEOPLE = frozenset({MentionKind.PERSON})
BODIES = frozenset(
    {
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
    }
)
PLACES = frozenset({MentionKind.PLACE})


def _names(mentions: tuple[Mention, ...], kinds: frozenset[MentionKind]) -> str:
    found = {" ".join(m.text.split()) for m in mentions if m.kind in kinds and m.name}
    return "; ".join(sorted(found))


def _story(reading: Reading) -> dict[str, str]:
    mentions = reading.understanding.mentions
    return {
        "Story People": _names(mentions, PEOPLE),
        "Story Organizations": _names(mentions, BODIES),
        "Story Locations": _names(mentions, PLACES),
    }


def _place(one: Told) -> dict[str, Any]:
    spot = one.spot
    number = GEONAMES.search(spot.place.source) if spot.place else None
    settled = spot.place is not None and spot.place.kind in (
        PlaceKind.CITY,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
    )
    return {
        "Placename": spot.name,
        "City": spot.name if settled else "",
        "District": spot.level(PlaceKind.DISTRICT),
        "Province": spot.level(PlaceKind.GOVERNORATE),
        "Country": spot.level(PlaceKind.COUNTRY),
        "Latitude": spot.point[1] if spot.point else "",
        "Longitude": spot.point[0] if spot.point else "",
        "GeoNames ID": number[1] if number else "",
        "Raw Placename": spot.words,
        "Feature Type": spot.place.kind.value if spot.place else "",
    }


def event_type(event: Event) -> EventType:
    """The type by PLOVER's codebook, where cooperation that is to come counts as AGREE."""
    planned = event.factuality is Factuality.PLANNED and event.type in TO_COME
    return EventType.AGREE if planned else event.type


def side(role: str, parties: Sequence[Party], view: View) -> dict[str, str]:
    """The columns of one side, ``Actor`` or ``Recipient``; what is open is empty.

    Of several parties each cell has all, in one order, parted by semicolons.
    """
    coded = [actor_parts(who.words, who.actor, view=view) for who in parties]
    sectors = AND.join(sector for _, sector in coded)
    return {
        f"{role} Name": AND.join(who.name for who in parties),
        f"{role} Name Raw": AND.join(who.words for who in parties),
        f"{role} Country": AND.join(country or "" for country, _ in coded),
        f"Primary {role} Sector": sectors,
        f"{role} Sectors": sectors,
    }


def _row(one: Told, story: dict[str, str], view: View, base: str) -> dict[str, Any]:
    kind = event_type(one.event)
    published = one.article.published.interval.start
    return {
        **dict.fromkeys(COLUMNS, ""),
        "Event ID": one.event.id,
        "Event Date": one.first_day or "",
        "Event Type": kind.value,
        "Event Mode": one.event.mode,
        "Quad Code": QUAD_OF[kind],
        **side("Actor", one.actors, view),
        **side("Recipient", one.targets, view),
        **_place(one),
        "Source": one.outlet,
        "Publication Date": published or "",
        **story,
        "Language": one.article.language or "",
        "Version": f"Counterclaim {VERSION}",
        **added(one, base),
    }


def plover_rows(corpus: Corpus, *, base: str = "") -> Iterator[dict[str, Any]]:
    """Every telling of an event; denied, planned and hypothetical ones say so in ``cc_``."""
    story: dict[str, str] = {}
    at = ""
    for one in told(corpus):
        if one.article.id != at:
            at = one.article.id
            story = _story(corpus.only(at).by_article[at])
        yield _row(one, story, corpus.view, base)


def write_plover(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The file written: ``plover.csv``."""
    rows = plover_rows(corpus, base=base)
    return [whole_csv(folder / "plover.csv", (*COLUMNS, *ADDED), rows)]
