"""What can be asked of a ledger: typed, read-only, in an order that never changes.

Outlets and actors come in alphabetical order, claims by day, article and position.
Every query takes an open ledger; a web page opens one per request with
``readonly=True``.
"""

from counterclaim.ledger.queries.accusations import AllegationFilter, allegations, replies
from counterclaim.ledger.queries.actors import actor, actors, places
from counterclaim.ledger.queries.articles import ArticleFilter, article, articles
from counterclaim.ledger.queries.ceasefires import ceasefire, ceasefires
from counterclaim.ledger.queries.claims import ClaimFilter, claim, claim_facets, claims
from counterclaim.ledger.queries.dated import TimelineFilter
from counterclaim.ledger.queries.demands import demands
from counterclaim.ledger.queries.events import EventFilter, event_days, event_places, events
from counterclaim.ledger.queries.incidents import IncidentFilter, incident, incidents
from counterclaim.ledger.queries.labels import label_articles, labels
from counterclaim.ledger.queries.overview import history, overview
from counterclaim.ledger.queries.search import search
from counterclaim.ledger.queries.tallies import tallies
from counterclaim.ledger.queries.timeline import timeline

__all__ = [
    "AllegationFilter",
    "ArticleFilter",
    "ClaimFilter",
    "EventFilter",
    "IncidentFilter",
    "TimelineFilter",
    "actor",
    "actors",
    "allegations",
    "article",
    "articles",
    "ceasefire",
    "ceasefires",
    "claim",
    "claim_facets",
    "claims",
    "demands",
    "event_days",
    "event_places",
    "events",
    "history",
    "incident",
    "incidents",
    "label_articles",
    "labels",
    "overview",
    "places",
    "replies",
    "search",
    "tallies",
    "timeline",
]
