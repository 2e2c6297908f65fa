"""The list of all shapes: which record lies in which table."""

from __future__ import annotations

from typing import Any

from counterclaim.ledger.mapping import Shape
from counterclaim.records import (
    Account,
    Allegation,
    Article,
    Attribution,
    Boilerplate,
    Ceasefire,
    CeasefireMention,
    Comparison,
    Demand,
    Event,
    Incident,
    LabelUse,
    Mention,
    NearCopy,
    Origin,
    Party,
    Published,
    Quantity,
    Reply,
    Resolution,
    SlotValue,
    Speaker,
    Tally,
    Term,
    TimeExpression,
)

ARTICLE = Shape("article", Article, children=("raw", "published", "boilerplate"))
PUBLISHED = Shape(
    "article",
    Published,
    renamed=(
        ("interval", "published"),
        ("basis", "published_basis"),
        ("note", "published_note"),
    ),
)
BOILERPLATE = Shape("boilerplate", Boilerplate)

MENTION = Shape("mention", Mention)
ATTRIBUTION = Shape("attribution", Attribution)
TIME = Shape("time_expression", TimeExpression)
QUANTITY = Shape("quantity", Quantity, renamed=(("of", "of_whom"),))
EVENT = Shape(
    "event",
    Event,
    children=("quantities",),
    renamed=(
        ("actor", "actor_mention"),
        ("target", "target_mention"),
        ("place", "place_mention"),
        ("time", "time_expression"),
    ),
)
LABEL_USE = Shape("label_use", LabelUse)
RESOLUTION = Shape("resolution", Resolution)
SPEAKER = Shape("speaker", Speaker)

UNDERSTOOD: tuple[tuple[str, Shape[Any]], ...] = (
    ("mentions", MENTION),
    ("attributions", ATTRIBUTION),
    ("times", TIME),
    ("quantities", QUANTITY),
    ("events", EVENT),
    ("labels", LABEL_USE),
)
"""Fields of ``Understanding`` with their shapes, parents before those that refer to them."""

NEAR_COPY = Shape("near_copy", NearCopy)
INCIDENT = Shape("incident", Incident, children=("events", "accounts"))
ACCOUNT = Shape("account", Account, children=("events", "values"))
SLOT_VALUE = Shape("account_value", SlotValue)
COMPARISON = Shape("comparison", Comparison)
ORIGIN = Shape("origin", Origin, children=("accounts",))
CEASEFIRE = Shape("ceasefire", Ceasefire, children=("parties", "terms"))
PARTY = Shape("ceasefire_party", Party)
TERM = Shape("ceasefire_term", Term)
CEASEFIRE_MENTION = Shape("ceasefire_mention", CeasefireMention, children=("says",))
ALLEGATION = Shape("allegation", Allegation)
REPLY = Shape("reply", Reply)
DEMAND = Shape("demand", Demand)
TALLY = Shape("tally", Tally, renamed=(("check", "sum_check"),))

ALL: tuple[Shape[Any], ...] = (
    ARTICLE,
    PUBLISHED,
    BOILERPLATE,
    *(shape for _, shape in UNDERSTOOD),
    RESOLUTION,
    SPEAKER,
    NEAR_COPY,
    INCIDENT,
    ACCOUNT,
    SLOT_VALUE,
    COMPARISON,
    ORIGIN,
    CEASEFIRE,
    PARTY,
    TERM,
    CEASEFIRE_MENTION,
    ALLEGATION,
    REPLY,
    DEMAND,
    TALLY,
)
