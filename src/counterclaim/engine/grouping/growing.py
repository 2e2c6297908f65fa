"""Stories grown from their links: each group that links connect is grown by one task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from counterclaim.compare.stories import THRESHOLD, average_link
from counterclaim.engine.grouping.blocks import in_buckets
from counterclaim.engine.grouping.incidents import connected
from counterclaim.engine.grouping.results import write_stories
from counterclaim.engine.grouping.stories import Share, Stories, Words

#: Articles of one connected group that are grown together; a larger group is parted at its
#: weaker links first.
STORY_LIMIT = 5_000


class Links:
    """All links of at least the nearness that joins, read anew from the files each time."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Ranks of two articles, and their link; a pair may come twice."""
        for part in range(len(self._stories.firsts)):
            link = self._stories.array(f"link-{part}")
            near = link >= THRESHOLD
            pairs = self._stories.array(f"pair-{part}")[:, near]
            yield from zip(*pairs.tolist(), link[near].tolist(), strict=True)


def share_out(stories: Stories) -> int:
    """Decides which task grows which articles, by what links connect; how many tasks."""
    group = np.full(stories.total, -1, np.int64)
    bucket = np.zeros(stories.total, np.int32)
    groups = connected(Links(stories), STORY_LIMIT, first=THRESHOLD)
    count = 0
    for at, members in in_buckets(groups, STORY_LIMIT):
        group[members], bucket[members], count = members[0], at, at + 1
    stories.save("group", group)
    stories.save("bucket", bucket)
    return count


def send_part(share: Share) -> int:
    """Sends a part's links to the tasks that grow their groups; makes stories of the rest.

    A link goes where both its articles go.
    """
    stories, own = share.stories, share.own
    bucket, group = stories.array("bucket"), stories.array("group")
    (a, b), link = stories.array(f"pair-{own.number}"), stories.array(f"link-{own.number}")
    kept = (group[a] >= 0) & (group[a] == group[b])
    a, b = a[kept], b[kept]
    stories.linked.write(own.name, {"bucket": bucket[a], "a": a, "b": b, "link": link[kept]})
    count = len(stories.array(f"day-{own.number}"))
    numbers = np.arange(own.first, own.first + count)
    alone = numbers[group[stories.array("rank")[numbers]] < 0]
    single = [[name] for name in _names(stories.array("id")[alone])]
    write_stories(stories.step.work / "results", f"alone-{own.number:06}", single)
    return len(alone)


def _names(ids: Words) -> list[str]:
    return [f"{number:016x}" for number in ids.tolist()]


def grow_bucket(share: Share) -> int:
    """Grows the stories of a bucket's connected groups; how many."""
    stories = share.stories
    rows = stories.linked.read(share.number)
    group = stories.array("group")
    links: dict[int, dict[tuple[int, int], float]] = defaultdict(dict)
    columns = (rows.column(name).to_pylist() for name in ("a", "b", "link"))
    for a, b, link in zip(*columns, strict=True):
        links[int(group[a])][a, b] = link
    made: list[list[str]] = []
    ids, by_rank = stories.array("id"), stories.array("by-rank")
    for _, own in sorted(links.items()):
        members = sorted({rank for pair in own for rank in pair})
        for grown in _grown(members, own):
            made.append(_names(ids[by_rank[np.array(grown)]]))
    write_stories(stories.step.work / "results", f"part-{share.number:06}", made)
    return len(made)


def _grown(members: Sequence[int], links: dict[tuple[int, int], float]) -> Iterator[list[int]]:
    """The stories of one connected group, by rank."""
    place = {rank: at for at, rank in enumerate(members)}
    local = {(place[a], place[b]): link for (a, b), link in sorted(links.items())}
    for grown in average_link(len(members), local, THRESHOLD):
        yield [members[at] for at in grown]
