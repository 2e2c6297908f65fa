"""What people judged of pairs of events, applied to groups of events.

A pair judged apart is never in one group. A pair judged the same brings its whole groups
together after all other evidence was weighed, so that a join keeps what was found of both
sides, even where days or places seem to forbid it: a person may know that one is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import JudgedPairs

#: Positions of the members of a group, the score of its weakest link, and its reasons.
Group = tuple[list[int], float, tuple[str, ...]]
BY_PERSON = "judged the same by a person"
NOBODY = JudgedPairs()


def pair(a: str, b: str) -> tuple[str, str]:
    """Two event ids as ``JudgedPairs`` holds them."""
    return (a, b) if a < b else (b, a)


def held_apart(a: Sequence[str], b: Sequence[str], judged: JudgedPairs) -> bool:
    """Whether people judged an event of one group not the same as one of the other."""
    return bool(judged.apart) and any(pair(x, y) in judged.apart for x in a for y in b)


def join_judged(groups: Sequence[Group], events: Sequence[str], judged: JudgedPairs) -> list[Group]:
    """The groups after all joins that people judged, in the order of their first members.

    Args:
        groups: groups of positions in ``events``.
        events: the id of the event at each position; one event can have several tellings.
        judged: what people judged. Where two judgements contradict each other, the groups
            stay apart: a wrong join is worse than a missed one.
    """
    if not judged.same:
        return list(groups)
    joined = dict(enumerate(groups))
    home = {event: set[int]() for event in events}
    for number, (members, _, _) in joined.items():
        for position in members:
            home[events[position]].add(number)
    for a, b in sorted(judged.same):
        _join(joined, home, (a, b), events, judged)
    return sorted(joined.values(), key=lambda group: min(group[0]))


def _join(
    joined: dict[int, Group],
    home: dict[str, set[int]],
    same: tuple[str, str],
    events: Sequence[str],
    judged: JudgedPairs,
) -> None:
    """Brings together the groups of two events, if both are there and nothing forbids it."""
    if not all(event in home for event in same):
        return
    numbers = sorted(home[same[0]] | home[same[1]])
    names = {n: [events[p] for p in joined[n][0]] for n in numbers}
    if any(
        held_apart(names[x], names[y], judged)
        for at, x in enumerate(numbers)
        for y in numbers[at + 1 :]
    ):
        return
    keep, *gone = numbers
    members = sorted({p for n in numbers for p in joined[n][0]})
    reasons = dict.fromkeys((BY_PERSON, *(r for n in numbers for r in joined[n][2])))
    for number in gone:
        del joined[number]
    joined[keep] = (members, 1.0, tuple(reasons))
    for numbers_of in home.values():
        if numbers_of & set(gone):
            numbers_of -= set(gone)
            numbers_of.add(keep)
