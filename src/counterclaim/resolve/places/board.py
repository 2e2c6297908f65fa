"""All candidates of all toponyms of one text, scored together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.records import Place, PlaceKind
from counterclaim.resolve.folding import words
from counterclaim.resolve.places.names import LARGE, Names, prior

FEWEST_CANDIDATES = 4
MOST_TOGETHER = 600  # of all names of a text: their distances make a square table
# Weights of the evidence; set as the priors in toponym_names.
NEAR_KM = 150.0
WEIGHTS = {"prior": 0.8, "near": 3.0, "state": 1.5, "country": 2.0, "inside": 6.0, "home": 2.0}
CAPITAL_PRIOR = 1.5
# Of 15 pairs of a prior and a size on gold/places train, in five parts, none of which lost.
NAMESAKE_PRIOR = 1.5
METROPOLIS = 1_000_000
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Pick:
    """The candidate chosen, its share against the next best's, and what the text gave it."""

    at: int
    lead: float
    evidence: float


@dataclass(frozen=True, slots=True)
class Homes:
    """Where an outlet is at home, as far as its name tells."""

    country: str | None = None
    squeezed: str = ""


_Row = NDArray[np.float64]


class Board:
    """All candidates of all names of one text, scored together."""

    def __init__(
        self,
        surfaces: list[str],
        found: list[Names],
        links: list[tuple[int, int]],
        homes: Homes,
    ) -> None:
        names: dict[tuple[str, ...], int] = {}
        self._slot: list[int | None] = []
        self._lists: list[tuple[Place, ...]] = []
        self._capital: list[str | None] = []
        most = max(FEWEST_CANDIDATES, MOST_TOGETHER // max(1, len(set(surfaces))))
        for surface, one in zip(surfaces, found, strict=True):
            # one name may mean less where a dateline or a body's name tells more of it
            key = (" ".join(words(surface)), *(place.id for place in one.places))
            if one.places and key not in names:
                names[key] = len(self._lists)
                self._lists.append(one.places[:most])
                self._capital.append(one.capital_of)
            self._slot.append(names[key] if one.places else None)
        pairs = {(self._slot[i], self._slot[j]) for i, j in links}
        self._links = sorted(
            (a, b) for a, b in pairs if a is not None and b is not None and self._may_hold(a, b)
        )
        self._homes = homes
        self._places = [p for places in self._lists for p in places]
        self._owner = np.array([i for i, ps in enumerate(self._lists) for _ in ps], dtype=np.intp)

    def _may_hold(self, inner: int, outer: int) -> bool:
        """Whether "X, Y" can mean X in Y; "China, U.S." are two countries of a list."""
        countries = [
            any(p.kind is PlaceKind.COUNTRY for p in self._lists[i]) for i in (inner, outer)
        ]
        return inner != outer and not all(countries)

    def choose(self) -> list[Pick | None]:
        """For each span the candidate that has the most support."""
        if not self._places:
            return [None for _ in self._slot]
        fixed, near, inside = self._fixed(), self._nearness(), self._insides()
        shares, support = self._shares(fixed), fixed
        for _ in range(ROUNDS):
            support = self._support(shares, near, inside)
            shares = self._shares(fixed + support)
        return [None if s is None else self._best(s, shares, support) for s in self._slot]

    def _best(self, slot: int, shares: _Row, support: _Row) -> Pick:
        own = np.flatnonzero(self._owner == slot)
        order = np.argsort(-shares[own], kind="stable")
        best = float(shares[own][order[0]])
        next_ = float(shares[own][order[1]]) if len(order) > 1 else 0.0
        given = float(support[own][order[0]])
        return Pick(int(order[0]), best / max(best + next_, 1e-12), given)

    def _shares(self, scores: _Row) -> _Row:
        """The scores of each name's candidates as shares that add up to one."""
        top = np.full(len(self._lists), -np.inf)
        np.maximum.at(top, self._owner, scores)
        raised = np.exp(scores - top[self._owner])
        total = np.zeros(len(self._lists))
        np.add.at(total, self._owner, raised)
        shares: _Row = raised / total[self._owner]
        return shares

    def _fixed(self) -> _Row:
        alone = np.array([prior(p) + CAPITAL_PRIOR * c for p, c in self._capitals()])
        alone += NAMESAKE_PRIOR * self._namesakes()
        home = np.array([self._at_home(p) for p in self._places])
        fixed: _Row = WEIGHTS["prior"] * alone + WEIGHTS["home"] * home
        return fixed

    def _namesakes(self) -> _Row:
        """1 for each state that bears a country's name, or else only towns' and lesser cities'.

        "Georgia"; "Florida", also a village; "Quebec", but neither "Hamburg" nor "Washington".
        """
        owners = self._owner.tolist()
        countries, largest = set(), dict.fromkeys(owners, 0)
        seats = {owner for owner, code in enumerate(self._capital) if code}
        for owner, place in zip(owners, self._places, strict=True):
            if place.kind is PlaceKind.COUNTRY:
                countries.add(owner)
            elif place.kind is not PlaceKind.GOVERNORATE:
                largest[owner] = max(largest[owner], place.population or 0)
        small = {owner for owner, most in largest.items() if 0 < most < METROPOLIS}
        states = zip(owners, self._places, strict=True)
        leads = countries | small - seats
        return np.array(
            [float(p.kind is PlaceKind.GOVERNORATE and owner in leads) for owner, p in states]
        )

    def _capitals(self) -> list[tuple[Place, bool]]:
        """Each candidate, and whether it is the capital that its name stands for."""
        return [
            (place, self._capital[owner] is not None and place.country == self._capital[owner])
            for place, owner in zip(self._places, self._owner.tolist(), strict=True)
        ]

    def _at_home(self, place: Place) -> float:
        if self._homes.country:
            return float(place.country == self._homes.country)
        name = "".join(words(place.name))
        return float(len(name) > 4 and name in self._homes.squeezed)

    def _nearness(self) -> _Row:
        lat = np.radians([np.nan if p.lat is None else p.lat for p in self._places])
        lon = np.radians([np.nan if p.lon is None else p.lon for p in self._places])
        dlat, dlon = lat[:, None] - lat, lon[:, None] - lon
        a = np.sin(dlat / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat) * np.sin(dlon / 2) ** 2
        km = 12742.0 * np.arcsin(np.sqrt(np.clip(a, 0, 1)))
        near: _Row = np.nan_to_num(np.exp(-km / NEAR_KM))
        large = np.array([p.kind in LARGE for p in self._places])
        near[:, large] = 0.0
        near[large, :] = 0.0
        near[self._owner[:, None] == self._owner] = 0.0
        return near

    def _insides(self) -> _Row:
        """1 where the row's place lies in the column's state or country."""
        columns: dict[str, list[int]] = {}
        for at, place in enumerate(self._places):
            columns.setdefault(place.id, []).append(at)
        inside: _Row = np.zeros((len(self._places), len(self._places)))
        for row, place in enumerate(self._places):
            for outer in {place.parent, place.country} - {None, place.id}:
                inside[row, columns.get(outer or "", [])] = 1.0
        return inside

    def _support(self, shares: _Row, near: _Row, inside: _Row) -> _Row:
        count = max(1.0, float(len(self._lists) - 1)) ** 0.5
        nearness = self._sum_of_best(near * shares, count)
        states = np.array([p.kind is PlaceKind.GOVERNORATE for p in self._places])
        in_state = np.minimum(1.0, (inside * states) @ shares)
        support: _Row = (
            WEIGHTS["near"] * nearness
            + WEIGHTS["state"] * in_state
            + WEIGHTS["country"] * self._same_country(shares)
            + WEIGHTS["inside"] * self._linked(shares, inside)
        )
        return support

    def _sum_of_best(self, weighted: _Row, count: float) -> _Row:
        """For each candidate the best support that each other name gives it, added up."""
        starts = np.flatnonzero(np.diff(self._owner, prepend=-1))
        best = np.maximum.reduceat(weighted, starts, axis=1)
        total: _Row = best.sum(axis=1) / count
        return total

    def _same_country(self, shares: _Row) -> _Row:
        """The share of the other names that lie in the candidate's country."""
        codes = [p.country or "" for p in self._places]
        weight: dict[str, float] = {}
        for code, share in zip(codes, shares, strict=True):
            weight[code] = weight.get(code, 0.0) + share
        own: dict[tuple[int, str], float] = {}
        for owner, code, share in zip(self._owner.tolist(), codes, shares, strict=True):
            own[owner, code] = own.get((owner, code), 0.0) + share
        others = max(1, len(self._lists) - 1)
        found = [
            (weight[code] - own[owner, code]) / others if code else 0.0
            for owner, code in zip(self._owner.tolist(), codes, strict=True)
        ]
        return np.array(found)

    def _linked(self, shares: _Row, inside: _Row) -> _Row:
        """Support from "X in Y": X inside Y, and Y as what holds X."""
        support = np.zeros(len(self._places))
        for inner, outer in self._links:
            rows, columns = self._owner == inner, self._owner == outer
            block = inside[np.ix_(rows, columns)]
            support[rows] = np.maximum(support[rows], block @ shares[columns])
            support[columns] = np.maximum(support[columns], shares[rows] @ block)
        return support
