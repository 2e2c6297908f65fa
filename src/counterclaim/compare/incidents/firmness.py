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
from counterclaim.compare.incidents.mains import SAME_SPOT, THRESHOLD, Sameness
from counterclaim.compare.incidents.means import sure_other_means
from counterclaim.records import Account, Interval

#: Heads this alike tell of one happening though one report leaves its day open.
SURE_HEADS = 2 * THRESHOLD
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
    """
    alike = same_main(a, b)
    if a.main is None or b.main is None or alike is None or not _of_one_day(a, b, alike):
        return False
    spots = set(a.main.spots), set(b.main.spots)
    return not (
        (all(spots) and not spots[0] & spots[1])
        or sure_other_means(a.main.causes, b.main.causes)
        or sure_other_means(a.main.means, b.main.causes)
        or sure_other_means(a.main.causes, b.main.means)
    )


def _of_one_day(a: Happening, b: Happening, alike: Sameness) -> bool:
    """Whether two reports may lead with what was on one day.

    What a report leaves undated is of its own day, as two attacks on a city on two days make
    much the same heads; where these are more alike and name one spot, it may be of the day before.
    """
    left, right = (item.interval or item.article.published.interval for item in (a, b))
    if left.overlaps(right):
        return True
    sure = alike.score >= SURE_HEADS and SAME_SPOT in alike.reasons
    return sure and (_told_next_day(a, b) or _told_next_day(b, a))


def _told_next_day(dated: Happening, undated: Happening) -> bool:
    when, told = dated.interval, undated.article.published.interval
    return undated.interval is None and when is not None and when.end == told.start
