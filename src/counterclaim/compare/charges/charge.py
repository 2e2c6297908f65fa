"""A charge: an act that one side lays on another, before its agreement is known."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.compare.charges.doers import Doer
from counterclaim.records import Attribution, Event
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Charge:
    """An act laid on a doer: in whose voice, where the words are, from which event.

    ``span`` are the words of the allegation, ``at`` the word that names the act.
    ``part`` tells apart the doers that the same words stand for ("both groups").
    ``alleger`` is who lays it where no attribution does ("X made the same claim").
    """

    act: str
    span: Span
    at: Span
    doer: Doer | None
    voice: Attribution | None
    event: Event | None = None
    alleger: Doer | None = None
    part: int = 0
