"""Which kind of reply a statement is: a table whose first rule that holds decides.

A rule that is ``lone`` makes a reply though no allegation is found that it answers, since
its words say of themselves that something is denied.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counterclaim.compare.charges.echoes import claims_responsibility
from counterclaim.compare.replies.answering import NEAR_FLAT, Statement
from counterclaim.compare.replies.words import shares_words
from counterclaim.records import ReplyKind, Stance


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of reply and when a statement is one; ``why`` says so in words."""

    kind: ReplyKind
    why: str
    holds: Callable[[Statement], bool]
    lone: bool = False


def _denies(s: Statement) -> bool:
    return s.attribution.stance is Stance.DENIES and s.denies_a_charge


def _cannot_confirm(s: Statement) -> bool:
    return s.attribution.stance is Stance.CANNOT_CONFIRM and s.leaves_unconfirmed


def _claims(s: Statement) -> bool:
    return claims_responsibility(s.lookup, s.attribution)


def _disowns(s: Statement) -> bool:
    return bool(s.disowned)


def _answers_and_accuses(s: Statement) -> bool:
    return s.calls_itself_answer and s.prior is not None and s.accuses


def _answers_and_justifies(s: Statement) -> bool:
    return s.calls_itself_answer and s.prior is not None and s.justifies


def _answers_and_rejects(s: Statement) -> bool:
    charge = s.denies_a_charge or s.attribution.stance is not Stance.DENIES
    return s.calls_itself_answer and s.prior is not None and s.rejects and charge


def _accused_confirms(s: Statement) -> bool:
    confirms = s.attribution.stance is Stance.CONFIRMS and bool(s.against)
    return confirms and (s.points_back or any(shares_words(s, a) for a in s.against))


def _accused_justifies(s: Statement) -> bool:
    return bool(s.against) and s.justifies


def _accused_accuses(s: Statement) -> bool:
    return bool(s.against) and s.accuses_back


def _accused_denies_all(s: Statement) -> bool:
    return bool(s.against) and s.is_flat and s.since_last <= NEAR_FLAT


def _accused_says_not(s: Statement) -> bool:
    return bool(s.against) and not s.is_flat and s.is_negative and s.since_last <= 1


RULES = (
    Rule(ReplyKind.DENY, "it denies", _denies, lone=True),
    Rule(ReplyKind.CANNOT_CONFIRM, "it cannot confirm", _cannot_confirm, lone=True),
    Rule(ReplyKind.CONFIRM, "it claims responsibility", _claims),
    Rule(ReplyKind.DENY, "it says that its own side did not do it", _disowns, lone=True),
    Rule(ReplyKind.COUNTER_ACCUSE, "an answer that accuses", _answers_and_accuses),
    Rule(ReplyKind.JUSTIFY, "an answer that gives a ground", _answers_and_justifies),
    Rule(ReplyKind.DENY, "an answer that rejects", _answers_and_rejects),
    Rule(ReplyKind.CONFIRM, "the accused side confirms", _accused_confirms),
    Rule(ReplyKind.JUSTIFY, "the accused side gives a ground", _accused_justifies),
    Rule(ReplyKind.COUNTER_ACCUSE, "the accused side accuses its accuser", _accused_accuses),
    Rule(ReplyKind.DENY, "the accused side denies all of it", _accused_denies_all),
    Rule(ReplyKind.DENY, "the accused side says that it is not so", _accused_says_not),
)


def rule_for(statement: Statement) -> Rule | None:
    """The first rule that holds for a statement; None if it is no reply."""
    return next((rule for rule in RULES if rule.holds(statement)), None)
