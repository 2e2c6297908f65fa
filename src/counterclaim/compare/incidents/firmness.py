"""Which reports surely tell of one happening, so that what differs in them is a conflict.

Events are joined on evidence that may be thin: one town, and a day that one of them leaves
open. That is enough to show two accounts side by side, and too little to call two figures
rivals: they may be of two attacks on one town. Reports tell of one happening for certain
if their heads tell one incident of one day, or if both date it to a day and place it at one spot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from counterclaim.compare.geography import SPOTS
from counterclaim.compare.incidents.eventdays import EXACT_DAYS
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.leads import same_main
from counterclaim.compare.incidents.means import other_means
from counterclaim.records import Account, Interval

#: A spot and the days of an event there.
Scene = tuple[str, Interval]


class Firmness:
    """The articles of an incident, with what each leads with and where and when it places it."""

    def __init__(self, items: Iterable[Happening]) -> None:
        self._leading: dict[str, Happening] = {}
        self._scenes: dict[str, set[Scene]] = defaultdict(set)
        for item in items:
            if item.main is not None:
                self._leading[item.article.id] = item
            exact = item.interval is not None and item.interval.granularity in EXACT_DAYS
            if exact and item.interval and item.place is not None and item.place.kind in SPOTS:
                self._scenes[item.event.id].add((item.place.id, item.interval))

    def __call__(self, a: Account, b: Account) -> bool:
        """Whether two accounts are of one article, one leading incident, or one spot and day."""
        if a.article_id == b.article_id:
            return True
        left, right = self._leading.get(a.article_id), self._leading.get(b.article_id)
        if left is not None and right is not None and _one_lead(left, right):
            return True
        return any(
            place == other and when.overlaps(then)
            for place, when in self._scenes_of(a)
            for other, then in self._scenes_of(b)
        )

    def _scenes_of(self, account: Account) -> set[Scene]:
        return {scene for event in account.events for scene in self._scenes.get(event, ())}


def _one_lead(a: Happening, b: Happening) -> bool:
    """Whether two reports lead with one incident of one day, and name no two spots or means.

    What killed by one report must stand in the head of the other, if that names any means.

    What a report leaves undated is of its own day: two attacks on a city on two days make
    much the same heads.
    """
    if a.main is None or b.main is None or same_main(a, b) is None:
        return False
    days = (item.interval or item.article.published.interval for item in (a, b))
    if not next(days).overlaps(next(days)):
        return False
    spots = set(a.main.spots), set(b.main.spots)
    return not (
        (all(spots) and not spots[0] & spots[1])
        or other_means(a.main.causes, b.main.causes)
        or other_means(a.main.means, b.main.causes)
        or other_means(a.main.causes, b.main.means)
    )
