"""Resolve: names to actors and places, attributions to speakers.

A stage of its own: it gets the knowledge base as a ``View`` and gives records.
"""

from counterclaim.resolve.actors.coding import actor_code, actor_parts
from counterclaim.resolve.actors.names import same_name
from counterclaim.resolve.article import resolve_article
from counterclaim.resolve.dating import narrow_published
from counterclaim.resolve.places.toponyms import Toponym, resolve_toponyms

__all__ = [
    "Toponym",
    "actor_code",
    "actor_parts",
    "narrow_published",
    "resolve_article",
    "resolve_toponyms",
    "same_name",
]
