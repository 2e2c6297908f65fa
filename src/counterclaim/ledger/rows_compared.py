"""Rows of what compare found; see ``rows``."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger.rows import Named, Quote


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident with how its accounts relate."""

    id: str
    title: str
    type: str
    interval_start: str | None
    interval_end: str | None
    place: Named | None
    articles: int
    accounts: int
    origins: int
    agree: int
    refine: int
    conflict: int
    score: float
    reasons: tuple[str, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """What an account says in one slot, with its words."""

    slot: str
    value: str
    shown: str
    counted: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One article's telling of an incident."""

    id: str
    article_id: str
    title: str
    outlet: str | None
    published_start: str | None
    speaker: Named | None
    claim: str | None
    events: tuple[str, ...]
    values: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """Two accounts in one slot, with the rule that decided and both quotations."""

    slot: str
    a: str
    b: str
    outcome: str
    kind: str | None
    rule: str
    quotes_a: tuple[Quote, ...]
    quotes_b: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Accounts that go back to one origin."""

    key: str
    why: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An incident with its accounts side by side."""

    row: IncidentRow
    accounts: tuple[AccountRow, ...]
    comparisons: tuple[ComparisonRow, ...]
    origins: tuple[OriginRow, ...]


@dataclass(frozen=True, slots=True)
class AllegationRow:
    """Who alleges what of whom; the program asserts none of it.

    ``copies`` is the article's group of near-copies and ``incident`` the one of its event.
    ``source_named`` is False where somebody of the alleger speaks who is not named.
    """

    id: str
    article_id: str
    outlet: str | None
    published_start: str | None
    alleger: Named | None
    alleged_perpetrator: Named | None
    outlet_voice: bool
    act: str
    target: Named | None
    place: Named | None
    interval_start: str | None
    interval_end: str | None
    quantity: str | None
    claim: str | None
    event: str | None
    ceasefire: str | None
    breach: bool
    applies: str
    applies_reason: str
    quote: Quote
    made_by: str
    copies: str | None = None
    incident: str | None = None
    source_named: bool = True


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An answer to an allegation, or to none that is known."""

    id: str
    article_id: str
    outlet: str | None
    kind: str
    replier: Named | None
    allegation: str | None
    claim: str | None
    quote: Quote
    reasons: tuple[str, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A bulletin's count; never added to single incidents."""

    id: str
    article_id: str
    outlet: str | None
    issuer: Named | None
    side: Named | None
    count: float
    unit: str
    running_total: bool
    place: Named | None
    period_start: str | None
    period_end: str | None
    ceasefire: str | None
    check: str
    quote: Quote
    made_by: str
    period_basis: str = ""
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class DemandRow:
    """What one side asks of another, or says that the other never did as undertaken."""

    id: str
    article_id: str
    outlet: str | None
    kind: str
    issuer: Named | None
    addressee: Named | None
    outlet_voice: bool
    claim: str | None
    allegation: str | None
    ceasefire: str | None
    quote: Quote
    what: Quote
    made_by: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An actor's role in an agreement."""

    actor: Named
    role: str
    disputed: str


@dataclass(frozen=True, slots=True)
class CeasefireRow:
    """An agreement with how much refers to it."""

    id: str
    name: str
    kind: str
    announced: str | None
    effective: str | None
    end: str | None
    parent: str | None
    relation: str | None
    known: bool
    source: str
    mentions: int
    articles: int
    allegations: int
    replies: int
    tallies: int


@dataclass(frozen=True, slots=True)
class CeasefireMentionRow:
    """Words that refer to an agreement, and what they say of its state."""

    id: str
    article_id: str
    outlet: str | None
    published_start: str | None
    quote: Quote
    says: tuple[Quote, ...]
    claim: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CeasefireDetail:
    """An agreement with its parties, terms and all that refers to it."""

    row: CeasefireRow
    parties: tuple[PartyRow, ...]
    terms: tuple[tuple[str, str], ...]
    places: tuple[Named, ...]
    mentions: tuple[CeasefireMentionRow, ...]
    allegations: tuple[AllegationRow, ...]
    replies: tuple[ReplyRow, ...]
    tallies: tuple[TallyRow, ...]
