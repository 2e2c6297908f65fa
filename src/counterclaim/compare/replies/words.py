"""Words that an answer shares with what it answers."""

from __future__ import annotations

import re

from counterclaim.compare.replies.answering import Statement
from counterclaim.records import Allegation

_COMMON = re.compile(
    r"accus|alleg|deni|deny|claim|report|said|have|been|were|with|that|this|from|they|their|which"
    r"|stat|forc|group|army|milit|gover|regim|would|could|about|also|into|respon"
)
"""Stems that every accusation or denial may share; they link nothing."""


def stems(words: str) -> frozenset[str]:
    """Content words cut to six letters, so that "collaborating" meets "collaboration"."""
    found = {w[:6] for w in re.findall(r"[a-z]{4,}", words.lower())}
    return frozenset(word for word in found if not _COMMON.match(word))


def stems_of(allegation: Allegation, text: str) -> frozenset[str]:
    """The stems of an allegation's words and of its act; ``text`` is its article's."""
    return stems(allegation.span.of(text)) | stems(allegation.act)


def shares_words(statement: Statement, allegation: Allegation) -> bool:
    """Whether a statement and an allegation of its article share a content word."""
    return bool(stems(statement.said) & stems_of(allegation, statement.lookup.text))
