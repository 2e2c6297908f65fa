"""How each outlet calls the same actor, in its own voice and in quotation."""

# ruff: noqa: S608 (only text of ours is put into statements; values are parameters)

from __future__ import annotations

import json
from collections import Counter

from counterclaim.ledger.file import LedgerFile
from counterclaim.ledger.queries.facets import merged_actors
from counterclaim.ledger.queries.select import Names, Where, among, marks, same_actor
from counterclaim.ledger.rows import LabelledArticle, LabelRow, Named

#: Stands for armed groups that no text names: "the militants".
UNNAMED = "groups not named"
#: By how much an article's label words for an actor exceed its mentions: one mention may hold
#: two ("Takfiri terrorists"), and each is as good as a mention.
_BEYOND = """
  WITH used AS (
    SELECT coalesce(x.canonical, l.actor) AS who, l.outlet, l.claim IS NULL AS own,
      l.article_id AS article, count(*) AS uses
    FROM label AS l LEFT JOIN actor AS x ON x.id = l.actor
    WHERE NOT l.rejected AND l.actor IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4
  )
  SELECT who, outlet, own, sum(max(0, uses - (
    SELECT ifnull(sum(iif(own, c.in_own_voice, c.mentions - c.in_own_voice)), 0)
    FROM article_actor AS c LEFT JOIN actor AS x ON x.id = c.actor
    WHERE c.article_id = article AND coalesce(x.canonical, c.actor) = who
  ))) FROM used GROUP BY 1, 2, 3
"""


def labels(
    ledger: LedgerFile, *, actor: str | None = None, outlet: str | None = None
) -> tuple[LabelRow, ...]:
    """Uses of words for actors, with how often the outlet names the actor at all.

    The denominator is all mentions of the actor by the outlet in the same voice, so
    that an outlet that writes more is not taken to label more; in an article with more label
    words than mentions, those.

    Args:
        ledger: the open ledger.
        actor: only this actor, merges followed.
        outlet: only this outlet; the empty text for none stated.

    Returns:
        Rows by actor, outlet, voice and word, in alphabetical order.
    """
    where = Where(["NOT l.rejected"])
    where.outlet("l.outlet", outlet)
    if actor is not None:
        where.one_of("l.actor", same_actor(ledger.db, actor))
    rows = ledger.db.execute(
        "SELECT coalesce(x.canonical, l.actor), l.outlet, l.claim IS NULL, l.word, l.label_class, "
        "count(*) FROM label AS l LEFT JOIN actor AS x ON x.id = l.actor "
        f"{where.sql} GROUP BY 1, 2, 3, 4, 5",
        where.values,
    ).fetchall()
    names = Names(ledger.db)
    known = sorted({str(row[0]) for row in rows if row[0] is not None})
    names.prepare(known)
    mentioned = _mentioned(ledger, known)
    for who, named_by, own, _, _, count in rows:
        if who is None:  # of groups that no text names every mention is its label
            mentioned[None, named_by, bool(own)] += count
    found = [
        LabelRow(
            actor=names.actor(who) or Named(who, who or UNNAMED),
            outlet=named_by,
            own_voice=bool(own),
            word=word,
            label_class=label_class,
            count=count,
            mentions=mentioned[who, named_by, bool(own)],
        )
        for who, named_by, own, word, label_class, count in rows
    ]
    return tuple(sorted(found, key=_alphabetical))


def label_places(
    ledger: LedgerFile,
) -> dict[tuple[str | None, str | None, bool, str, str], tuple[str, str]]:
    """Where each word for an actor stands first by article id: the article and the record.

    The keys are actor, outlet, own voice, word and class, as in ``LabelRow``.
    """
    rows = ledger.db.execute(
        "SELECT coalesce(x.canonical, l.actor), l.outlet, l.claim IS NULL, l.word, l.label_class, "
        "min(l.article_id || '/' || l.id) FROM label AS l LEFT JOIN actor AS x ON x.id = l.actor "
        "WHERE NOT l.rejected GROUP BY 1, 2, 3, 4, 5"
    )
    found = {}
    for who, outlet, own, word, label_class, first in rows:
        article, _, record = str(first).partition("/")
        found[who, outlet, bool(own), word, label_class] = (article, record)
    return found


def label_articles(ledger: LedgerFile, actor: str) -> tuple[LabelledArticle, ...]:
    """The articles that name an actor, merges followed, with the label words for it in each.

    Returns:
        Rows by article id; an article that names the actor in both voices has two.
    """
    ids = same_actor(ledger.db, actor)
    uses: dict[tuple[str, bool], list[tuple[str, str, str]]] = {}
    for article, own, *use in ledger.db.execute(
        "SELECT article_id, claim IS NULL, word, label_class, id FROM label "
        f"WHERE NOT rejected AND actor IN ({marks(ids)}) ORDER BY article_id, id",
        ids,
    ):
        uses.setdefault((article, bool(own)), []).append((use[0], use[1], use[2]))
    rows = ledger.db.execute(
        "SELECT a.id, a.outlet, sum(c.in_own_voice), sum(c.mentions - c.in_own_voice) "
        "FROM article_actor AS c JOIN article AS a ON a.id = c.article_id "
        f"WHERE c.actor IN ({marks(ids)}) GROUP BY a.id ORDER BY a.id",
        ids,
    )
    return tuple(
        LabelledArticle(article, outlet, own, max(count, len(used)), used)
        for article, outlet, *counts in rows
        for own, count in zip((True, False), counts, strict=True)
        if count or (article, own) in uses
        for used in (tuple(uses.get((article, own), ())),)
    )


def _mentioned(
    ledger: LedgerFile, actors: list[str]
) -> Counter[tuple[str | None, str | None, bool]]:
    """Mentions of actors by outlet, in its own voice (True) and in quotation (False)."""
    found: Counter[tuple[str | None, str | None, bool]] = Counter()
    members = merged_actors(ledger.db)
    ids = [member for actor in actors for member in members.get(actor, [actor])]
    for who, outlet, own, all_of_them in among(
        ledger.db,
        "SELECT coalesce(x.canonical, c.actor), nullif(c.outlet, ''), sum(c.in_own_voice), "
        "sum(c.mentions) FROM actor_count AS c LEFT JOIN actor AS x ON x.id = c.actor "
        "WHERE c.actor IN ({}) GROUP BY 1, 2",
        ids,
    ):
        found[who, outlet, True] += own
        found[who, outlet, False] += all_of_them - own
    for who, outlet, own, beyond in ledger.db.execute(_BEYOND, (json.dumps(ids),)):
        found[who, outlet, bool(own)] += beyond
    return found


def _alphabetical(row: LabelRow) -> tuple[str, str, str, bool, str, str]:
    return (
        row.actor.name.casefold(),
        row.actor.id or "",
        row.outlet or "\uffff",
        not row.own_voice,
        row.word,
        row.label_class,
    )
