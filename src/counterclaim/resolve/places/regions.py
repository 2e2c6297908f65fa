"""Regions called by their adjectives: "Balkan", "Latin American", "Southeast Asian"."""

from __future__ import annotations

import re

_REGIONS = {
    "european": "Europe",
    "eu": "Europe",
    "e.u.": "Europe",
    "european union": "Europe",
    "african": "Africa",
    "asian": "Asia",
    "latin american": "Latin America",
    "north american": "North America",
    "south american": "South America",
    "central american": "Central America",
    "latin": "Latin America",
    "middle eastern": "Middle East",
    "arab": "Arabian Peninsula",
    "atlantic": "Atlantic Ocean",
    "pacific": "Pacific Ocean",
    "kurdish": "Kurdistan",
    "korean": "Korean Peninsula",
    "english": "England",
    "scottish": "Scotland",
    "welsh": "Wales",
    "siberian": "Siberia",
    "sicilian": "Sicily",
    "balkan": "Balkans",
    "caucasian": "Caucasus",
    "chechen": "Chechnya",
    "crimean": "Crimea",
    "tibetan": "Tibet",
    "scandinavian": "Scandinavia",
    "kashmiri": "Kashmir",
    "andean": "Andes",
    "saharan": "Sahara",
    "sub-saharan": "Sub-Saharan Africa",
}
_PART_OF = re.compile(r"(?<=[ -])(?:african|asian|european)$", re.IGNORECASE)


def region_called(text: str) -> str:
    """The region whose adjective this is ("Balkan", "Southeast Asian"), empty if of none."""
    named = _PART_OF.sub(lambda part: _REGIONS[part[0].casefold()], text)
    return _REGIONS.get(text.casefold(), "" if named == text else named)
