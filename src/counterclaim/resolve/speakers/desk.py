"""What the speakers of one article are resolved with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.protocols import View
from counterclaim.records import Actor, Article, Attribution
from counterclaim.resolve.actors.linking import Linker
from counterclaim.resolve.speakers.scene import Scene

MADE_BY = "resolve.speakers 1"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the speakers of one article are resolved with."""

    article: Article
    view: View
    linker: Linker
    scene: Scene
    day: date | None = None
    home: Actor | None = None  # the government that the article is mostly about


def anchor(one: Attribution) -> int:
    """Where an attribution begins: its source, else its cue, else its content."""
    spans = one.source or one.cue or one.content
    return min((span.start for span in spans), default=0)
