"""Events as a table like ACLED's, of those that map to one of its sub-event types.

Columns and types as in ACLED's codebook (https://acleddata.com/methodology/acled-codebook),
after its change of March 2023. ACLED has no type for a breach of a ceasefire: it codes the
act itself, and an agreement as a strategic development. So here: an alleged breach is a row
only where a violent act is told, and ``cc_alleged_breach`` says that it is called one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.records import PlaceKind, Precision
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.added import ADDED, added, says
from counterclaim.show.exports.files import whole_csv
from counterclaim.show.exports.told import Told, names, told

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
VIOLENCE, PROTEST, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
#: Sub-event types by event type, with the disorder type of each.
TYPES: dict[str, dict[str, str]] = {
    "Battles": {
        "Government regains territory": VIOLENCE,
        "Non-state actor overtakes territory": VIOLENCE,
        "Armed clash": VIOLENCE,
    },
    "Explosions/Remote violence": {
        "Chemical weapon": VIOLENCE,
        "Air/drone strike": VIOLENCE,
        "Suicide bomb": VIOLENCE,
        "Shelling/artillery/missile attack": VIOLENCE,
        "Remote explosive/landmine/IED": VIOLENCE,
        "Grenade": VIOLENCE,
    },
    "Violence against civilians": {
        "Sexual violence": VIOLENCE,
        "Attack": VIOLENCE,
        "Abduction/forced disappearance": VIOLENCE,
    },
    "Protests": {
        "Excessive force against protesters": f"{VIOLENCE}; {PROTEST}",
        "Protest with intervention": PROTEST,
        "Peaceful protest": PROTEST,
    },
    "Riots": {"Violent demonstration": PROTEST, "Mob violence": VIOLENCE},
    "Strategic developments": {
        "Agreement": STRATEGIC,
        "Arrests": STRATEGIC,
        "Change to group/activity": STRATEGIC,
        "Disrupted weapons use": STRATEGIC,
        "Headquarters or base established": STRATEGIC,
        "Looting/property destruction": STRATEGIC,
        "Non-violent transfer of territory": STRATEGIC,
        "Other": STRATEGIC,
    },
}
EVENT_TYPE = {sub: kind for kind, subs in TYPES.items() for sub in subs}
DISORDER = {sub: disorder for subs in TYPES.values() for sub, disorder in subs.items()}
#: 1: the place itself; 2: near it or part of a district; 3: a larger region.
GEO_PRECISION = {
    Precision.EXACT: 1,
    Precision.SETTLEMENT: 1,
    Precision.VICINITY: 2,
    Precision.DISTRICT: 2,
    Precision.GOVERNORATE: 3,
    Precision.COUNTRY: 3,
    Precision.REGION: 3,
}


def time_precision(days: int | None) -> int | str:
    """1 for a day, 2 for up to a week, 3 for up to a month; empty beyond ACLED's codes."""
    if days is None:
        return ""
    return 1 if days == 1 else 2 if days <= 7 else 3 if days <= 31 else ""


def _row(one: Told, base: str) -> dict[str, Any]:
    sub, spot, first = one.event.acled, one.spot, one.first_day
    doers, others = one.sides
    dead = one.killed
    fatalities = (dead.best if dead.best is not None else dead.low) if dead else None
    return {
        **dict.fromkeys(COLUMNS, ""),
        "event_id_cnty": one.event.id,
        "event_date": first.isoformat() if first else "",
        "year": first.year if first else "",
        "time_precision": time_precision(one.days),
        "disorder_type": DISORDER[sub],
        "event_type": EVENT_TYPE[sub],
        "sub_event_type": sub,
        "actor1": names(doers[:1]),
        "assoc_actor_1": names(doers[1:]),
        "actor2": names(others[:1]),
        "assoc_actor_2": names(others[1:]),
        "country": spot.level(PlaceKind.COUNTRY),
        "admin1": spot.level(PlaceKind.GOVERNORATE),
        "admin2": spot.level(PlaceKind.DISTRICT),
        "location": spot.name,
        "latitude": spot.point[1] if spot.point else "",
        "longitude": spot.point[0] if spot.point else "",
        "geo_precision": GEO_PRECISION[spot.precision] if spot.precision else "",
        "source": one.outlet,
        "notes": says(one),
        "fatalities": "" if fatalities is None else f"{fatalities:g}",
        **added(one, base),
    }


def acled_rows(corpus: Corpus, *, base: str = "") -> Iterator[dict[str, Any]]:
    """Tellings of what an article says took place and ACLED has a sub-event type for."""
    for one in told(corpus):
        if one.happened and one.event.acled in EVENT_TYPE:
            yield _row(one, base)


def write_acled(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The file written: ``acled.csv``."""
    rows = acled_rows(corpus, base=base)
    return [whole_csv(folder / "acled.csv", (*COLUMNS, *ADDED), rows)]
