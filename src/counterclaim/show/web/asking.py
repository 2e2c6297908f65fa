"""What a view is asked and what it gives: a page, and the same rows as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from counterclaim.ledger import Ledger
from counterclaim.ledger.queries.actors import actors_by_name
from counterclaim.ledger.queries.articles import published_days
from counterclaim.ledger.queries.claims import claims_by_id
from counterclaim.ledger.queries.overview import outlets
from counterclaim.ledger.queries.select import NO_OUTLET, Names
from counterclaim.records import Compared
from counterclaim.show.corpus import anchor
from counterclaim.show.escape import for_cell
from counterclaim.show.part import Part, part_of
from counterclaim.show.web.desk import Desk
from counterclaim.show.wording import days_between

NONE = "(none)"  # in an address: the outlet is not stated
PAGE_SIZE = 50
BEGINS = frozenset({"start", "loose"})  # where a list begins; another filter starts it anew
E = TypeVar("E", bound=StrEnum)


class UnknownError(Exception):
    """There is no such record, or a filter that cannot be read; the page says so."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view gives: a template with its context, and rows of plain values.

    The template is empty where there are only rows.
    """

    template: str
    title: str
    context: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Ask:
    """One request for a view: which ledger, which record, which filters.

    ``anchors`` tells the article of each record that the view shows, for its links.
    """

    desk: Desk
    ledger: Ledger
    path: str = "/"
    params: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False  # all rows, for a file
    live: bool = True  # with what can be pressed; a copy has none of it
    anchors: dict[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        """Names of actors and places, looked up once each."""
        return Names(self.ledger.db)

    @cached_property
    def stale(self) -> bool:
        """Whether the comparison is older than the articles or the decisions."""
        return self.ledger.comparison_is_stale()

    def actor_name(self, actor_id: str) -> str:
        """An actor's name, merges followed; the id itself if nothing names it."""
        found = self.names.actor(actor_id)
        known = self.desk.view.actor(actor_id) if found is None or found.name == actor_id else None
        return known.name if known else found.name if found else actor_id

    def place_name(self, place_id: str) -> str:
        """A place's name; the id itself if nothing names it."""
        found = self.names.place(place_id)
        known = self.desk.view.place(place_id) if found is None or found.name == place_id else None
        return known.name if known else found.name if found else place_id

    @cached_property
    def _actor_hrefs(self) -> dict[str, str | None]:
        return {}

    def actor_href(self, name: str) -> str | None:
        """The address of the actor that bears a name; None if none or several do."""
        known = self._actor_hrefs
        if name not in known:
            ids = actors_by_name(self.ledger, name)
            known[name] = f"/actors/{ids[0]}" if len(ids) == 1 else None
        return known[name]

    def at(self, article_id: str, record_id: str) -> str:
        """The anchor of a record's words; from now on ``href`` knows where they stand."""
        found = anchor(record_id)
        self.anchors[found] = article_id
        return found

    def href(self, anchored: str) -> str:
        """The address of the words that have an anchor."""
        article = self.anchors.get(anchored)
        return f"/articles/{article}#{anchored}" if article else f"#{anchored}"

    def part(self, articles: Iterable[str], compared: Compared | None = None) -> Part:
        """Some articles as a corpus of their own; ``href`` knows their records."""
        found = part_of(
            self.ledger,
            articles,
            view=self.desk.view,
            names=self.names,
            compared=compared or Compared(),
        )
        self.anchors.update(found.article_of)
        return found

    def voices(self, told: Iterable[tuple[str | None, str | None]]) -> Voiced:
        """Who tells, for pairs of outlet and claim; without a claim it is the outlet alone."""
        found = claims_by_id(self.ledger, {claim for _, claim in told if claim})
        return Voiced({key: row.chain for key, row in found.items() if not row.rejected})

    def published(self, article_ids: Iterable[str]) -> dict[str, str]:
        """When articles were published, in words; empty where it is not known."""
        days = published_days(self.ledger, article_ids)
        return {key: days_between(*ends) for key, ends in days.items()}

    def get(self, name: str) -> str | None:
        """A filter; None if it is not set."""
        return self.query.get(name) or None

    def day(self, name: str) -> str | None:
        """A filter that is an ISO day."""
        text = self.get(name)
        try:
            return date.fromisoformat(text).isoformat() if text else None
        except ValueError as error:
            raise UnknownError(f"{name} is no day: write 2016-05-06") from error

    def one_of(self, name: str, kind: type[E]) -> E | None:
        """A filter from a closed set."""
        text = self.get(name)
        try:
            return kind(text) if text else None
        except ValueError as error:
            raise UnknownError(f"{name} is one of: {', '.join(kind)}") from error

    def number(self, name: str, otherwise: int = 0) -> int:
        """A filter that is a count from 0."""
        text = self.get(name) or str(otherwise)
        return int(text) if text.isdecimal() and len(text) < 9 else otherwise

    def url(self, **changes: object) -> str:
        """The address of this view with some filters changed; None takes one away."""
        turned = BEGINS & changes.keys()
        query = {k: v for k, v in self.query.items() if v and (turned or k not in BEGINS)}
        for name, value in changes.items():
            query.pop(name, None)
            if value not in (None, ""):
                query[name] = str(value)
        return self.path + ("?" + urlencode(query) if query else "")

    def file(self, form: str, path: str = "") -> str:
        """The address of all rows as a file, wherever the page begins; of this view or another."""
        path = path or (self.path if self.path != "/" else "/overview")
        query = {k: v for k, v in self.query.items() if v and k not in BEGINS}
        return f"{path}.{form}" + ("?" + urlencode(query) if query else "")

    @property
    def outlet(self) -> str | None:
        """The outlet of the filter; the empty text for articles that state none."""
        wanted = self.get("outlet")
        return "" if wanted == NONE else wanted

    @cached_property
    def all_outlets(self) -> tuple[tuple[str, str], ...]:
        """Outlets to choose from: value and words, by name."""
        return tuple((o or NONE, o or NO_OUTLET) for o in outlets(self.ledger))

    @property
    def page(self) -> tuple[int, int | None]:
        """Where the shown rows begin and how many they are; all of them for a file."""
        return (0, None) if self.whole else (self.number("start"), PAGE_SIZE)


@dataclass(frozen=True, slots=True)
class Voiced:
    """Chains of voices from the outlet inwards, by claim."""

    chains: Mapping[str, tuple[str, ...]]

    def chain(self, outlet: str | None, claim: str | None) -> tuple[str, ...]:
        """Who tells it; the outlet alone for its own voice."""
        return self.chains.get(claim or "", (outlet or NO_OUTLET,))


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV with a header; cells that a spreadsheet would run are defused."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out, lineterminator="\r\n")
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([for_cell(_flat(row.get(name))) for name in names])
    return out.getvalue()


def _flat(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(v) for v in value)
    return value


def json_text(seen: Seen, address: str) -> str:
    """Rows as one JSON document that says which view they are."""
    data = {"view": seen.title, "address": address, "rows": [dict(r) for r in seen.rows]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
