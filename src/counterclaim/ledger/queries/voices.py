"""Who speaks in claims, and in the claims around them: reporting chains by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from counterclaim.ledger.queries.select import Names, among
from counterclaim.ledger.rows import Named


def spoken_by(words: str) -> str:
    """The words of a source as a name: no comma at their end, and "which" names nobody."""
    plain = words.strip(" ,;:")
    return "" if plain.lower() in ("who", "which", "that") else plain


class Voices:
    """Who speaks in claims, and in the claims around them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Takes the connection to look in."""
        self._db = db
        self._names = Names(db)
        self._speakers: dict[str, tuple[Named, ...]] = {}
        self._words: dict[str, str] = {}
        self._parents: dict[str, str | None] = {}

    def prepare(self, keys: Sequence[int] | Any) -> None:
        """Looks up the speakers of many claims and of all claims around them."""
        wanted = list(keys)
        while wanted:
            missing = sorted(self._load(wanted) - self._words.keys())
            around = among(self._db, "SELECT key FROM claim WHERE id IN ({})", missing)
            wanted = [int(key) for (key,) in around]

    def _load(self, keys: Sequence[int]) -> set[str]:
        """Loads claims and their speakers; gives the ids of the claims around them."""
        rows = list(
            among(
                self._db,
                "SELECT c.id, c.parent, c.source_text, s.actor, s.description, s.body "
                "FROM claim AS c LEFT JOIN claim_speaker AS s ON s.claim = c.key "
                "WHERE c.key IN ({}) ORDER BY c.key, s.ordinal",
                keys,
            )
        )
        self._names.prepare(actor for row in rows for actor in (row[3], row[5]))
        for key, parent, words, actor, description, body in rows:
            self._words[key], self._parents[key] = words, parent
            speaker = self._named(actor, spoken_by(description or words), body)
            known = self._speakers.setdefault(key, ())
            if speaker is not None:
                self._speakers[key] = (*known, speaker)
        return {row[1] for row in rows if row[1]}

    def _named(self, actor: str | None, words: str, body: str | None) -> Named | None:
        if actor:
            return self._names.actor(actor)
        if body and words:
            of = self._names.actor(body)
            return Named(None, f"{words} (of {of.name if of else body}, not named)")
        return Named(None, words) if words else None

    def speakers(self, claim_id: str) -> tuple[Named, ...]:
        """Who speaks; the words of the text where nobody is resolved."""
        return self._speakers.get(claim_id, ())

    def voice(self, claim_id: str) -> str:
        """The speakers of a claim in one line."""
        names = [s.name for s in self.speakers(claim_id)]
        return " and ".join(names) or "speaker not stated"

    def chain(self, claim_id: str, parent: str | None) -> tuple[str, ...]:
        """The voices around a claim, the outermost first; a ring of parents is cut."""
        names: list[str] = []
        seen = {claim_id}
        while parent is not None and parent not in seen and parent in self._words:
            seen.add(parent)
            names.append(self.voice(parent))
            parent = self._parents.get(parent)
        return tuple(reversed(names))
