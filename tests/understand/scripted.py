"""A reader that answers from a script, and articles to read with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from counterclaim.records import (
    Article,
    Boilerplate,
    Clutter,
    DateBasis,
    Interval,
    LinkedAttribution,
    PassageReading,
    Published,
    ScoredSpan,
)
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft

PUBLISHED = date(2016, 5, 10)
_RE3D = frozenset({"Organisation", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle"})

Said = tuple[str, str, str]
"""Source, cue and content as they stand in the text; parts of one are parted by " | "."""


def article(text: str, *, clutter: Spans = (), title: str | None = None) -> Article:
    """An article published on 10 May 2016; ``title`` must stand in the text."""
    raw = text.encode("utf-8", "surrogatepass")
    digest = sha256(raw).hexdigest()
    where = text.find(title) if title else -1
    return Article(
        id=digest[:16],
        sha256=digest,
        raw=raw,
        text=text,
        title=title or "",
        origin="test",
        media_type="text/plain",
        published=Published(Interval(PUBLISHED, PUBLISHED + timedelta(days=1)), DateBasis.METADATA),
        title_span=Span(where, where + len(title)) if title and where >= 0 else None,
        boilerplate=tuple(Boilerplate(s, Clutter.RELATED, "test") for s in clutter),
    )


class ScriptedReader:
    """Finds in each passage what its script says stands there, and nothing else.

    ``names`` are (type, surface) pairs, every occurrence of which is marked; ``said``
    are attributions, each given where all its parts stand in the passage.
    """

    version = "scripted 1"

    def __init__(
        self,
        *,
        names: Sequence[tuple[str, str]] = (),
        said: Sequence[Said] = (),
        toponyms: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._names = tuple(names)
        self._said = tuple(said)
        self._toponyms = tuple(toponyms)
        self.passages_read: list[str] = []

    def read(self, passages: Sequence[str]) -> list[PassageReading]:
        self.passages_read += passages
        return [self._read(passage) for passage in passages]

    def attributions(self, passages: Sequence[str]) -> list[tuple[LinkedAttribution, ...]]:
        return [reading.attributions for reading in self.read(passages)]

    def _read(self, passage: str) -> PassageReading:
        found = [(kind, s) for kind, name in self._names for s in occurrences(passage, name)]
        links = (_link(passage, said) for said in self._said)
        return PassageReading(
            attributions=tuple(link for link in links if link is not None),
            entities=tuple(ScoredSpan(s, k, 0.9) for k, s in found if k in _RE3D),
            names=tuple(ScoredSpan(s, k, 0.9) for k, s in found if k not in _RE3D),
            toponyms=tuple(
                ScoredSpan(s, k, 0.9)
                for k, name in self._toponyms
                for s in occurrences(passage, name)
            ),
        )


def draft_of(text: str, said: Said) -> Draft:
    """A draft of what somebody says in a text, each part where it first stands."""
    source, cue, content = (
        tuple(occurrences(text, part)[0] for part in role.split(" | ") if part) for role in said
    )
    return Draft(source, cue, content, 0.9, "test")


def occurrences(text: str, part: str) -> list[Span]:
    """Every place at which a part stands in a text."""
    found: list[Span] = []
    at = text.find(part)
    while at >= 0:
        found.append(Span(at, at + len(part)))
        at = text.find(part, at + len(part))
    return found


def _link(passage: str, said: Said) -> LinkedAttribution | None:
    parts = [tuple(p for p in role.split(" | ") if p) for role in said]
    if not all(p in passage for role in parts for p in role):
        return None
    source, cue, content = (
        tuple(Span(passage.find(p), passage.find(p) + len(p)) for p in role) for role in parts
    )
    return LinkedAttribution(source, cue, content, 0.9)
