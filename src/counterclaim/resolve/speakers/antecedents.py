"""Where an anaphor stands, and the nearest of those that it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.resolve.speakers.scene import Referent, Scene, Use
from counterclaim.spans import Span, Spans

ROLE_REACH = 4  # sentences back to which a bare role may reach: "the minister"
# How the ids of referents begin that speak and that the text does not name.
UNKNOWN = "unknown:"
QUOTES = '"“”«»„`'


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The referent found, where it stood, and why; or only the reasons why none was."""

    referent: Referent | None
    use: Span | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether two or more remained."""
        return self.referent is None and any(why.startswith("may be") for why in self.reasons)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anaphor stands; what lies in ``within`` (its own content) cannot be meant.

    ``body`` is the one that a description names: "the UN's top aid official"; ``apart`` is
    who reports the words that it stands in, and who would call himself "he"; ``home`` is the
    country that the article is about.
    """

    position: int
    within: Spans = ()
    body: str | None = None
    apart: str | None = None
    home: str | None = None


def use_of(referent: Referent, place: Place) -> Use | None:
    """Where a referent was named last before an anaphor and outside its own content."""
    uses = [
        use
        for use in referent.uses
        if use.span.end <= place.position and not any(s.contains(use.span) for s in place.within)
    ]
    return max(uses, key=lambda use: (use.span.end, use.speaks)) if uses else None


def nearest(
    scene: Scene, fitting: Iterable[Referent], place: Place, *, reach: int, score: float
) -> Antecedent:
    """The one of the fitting in the nearest sentence; none if two remain there."""
    uses = [(use, r) for r in fitting if (use := use_of(r, place))]
    within = [
        (use, r) for use, r in uses if scene.distance(use.span.start, place.position) <= reach
    ]
    if not within:
        return Antecedent(None, reasons=("nobody near by fits",))
    last = max(scene.sentence(use.span.start) for use, _ in within)
    near = [(use, r) for use, r in within if scene.sentence(use.span.start) == last]
    chosen = first_tier(near)
    if chosen is None:
        names = " or ".join(sorted(r.name for _, r in near))
        return Antecedent(None, reasons=(f"may be {names}",))
    use, referent = chosen
    return Antecedent(referent, use.span, score, (f"nearest that fits: {referent.name}",))


def first_tier(near: list[tuple[Use, Referent]]) -> tuple[Use, Referent] | None:
    """The only speaker, else the only opener, else the only one at all."""
    for tier in (
        [found for found in near if found[0].speaks],
        [found for found in near if found[0].opens],
        near,
    ):
        if len(tier) == 1:
            return tier[0]
        if tier:
            return None
    return None
