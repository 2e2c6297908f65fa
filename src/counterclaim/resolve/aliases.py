"""Mentions of several reports on one affair gathered into chains of who is who.

For marked mentions of any kind: names, descriptions, pronouns, days. Two mentions are of
one chain if their heads agree once titles, states and days are brought to one form
("Prime Minister Netanyahu" and "Netanyahu", "the government of Israel" and "Israel",
"Friday" and "March 21"). Pronouns go to the nearest mention before them that fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.protocols import View
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.tokens import ends_head
from counterclaim.resolve.folding import key, words
from counterclaim.resolve.lexicon import entries_by_word, listed, singular, title_words
from counterclaim.resolve.speakers.coreference import FEMININE, MASCULINE, NEUTER, PLURAL
from counterclaim.spans import Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_OWNERS = {"his": "he", "her": "she", "hers": "she", "its": "it", "their": "they", "theirs": "they"}
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_OF_STATE = frozenset({"government", "state", "cabinet", "authority", "regime", "side", "republic"})
_CUT = frozenset({",", "(", "who", "which", "that", "whose", "whom", "after", "during", "as"})


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the affair: its text, the marked mentions, and its day if known."""

    text: str
    mentions: tuple[Span, ...]
    published: date | None = None


def link_mentions(reports: Sequence[Report], *, view: View) -> list[tuple[str, ...]]:
    """For each report the chain of each of its mentions, in the order given.

    Chains have equal labels across the reports; a label has no meaning of its own.
    """
    last_words = _last_words(reports)
    return [_Chains(report, n, view, last_words).labels() for n, report in enumerate(reports)]


def _last_words(reports: Sequence[Report]) -> dict[str, str]:
    """For first words of full names the last: "Mobutu" of "Mobutu Sese Seko".

    Only where no full name ends in that word and all that begin with it end alike.
    """
    ends: dict[str, set[str]] = {}
    for report in reports:
        for span in report.mentions:
            name = _proper_words(span.of(report.text))
            if len(name) > 1:
                ends.setdefault(_one_form(name[0]), set()).add(_one_form(name[-1]))
    last = set().union(*ends.values()) if ends else set()
    return {a: min(b) for a, b in ends.items() if len(b) == 1 and a not in last}


class _Chains:
    """The mentions of one report while they get their labels."""

    def __init__(self, report: Report, number: int, view: View, last_words: dict[str, str]) -> None:
        self._report, self._number, self._view = report, number, view
        self._last_words = last_words
        self._given: list[tuple[Span, str, str]] = []  # span, label, what it fits

    def labels(self) -> tuple[str, ...]:
        found: dict[int, str] = {}
        spans = self._report.mentions
        for at in sorted(range(len(spans)), key=lambda i: (spans[i].start, -len(spans[i]))):
            found[at] = self._label(spans[at])
        return tuple(found[at] for at in range(len(spans)))

    def _label(self, span: Span) -> str:
        text = span.of(self._report.text)
        plain = text.strip().lower()
        word = _OWNERS.get(plain, plain)
        if word in MASCULINE | FEMININE | NEUTER | PLURAL | _FIRST:
            return self._pronoun(word, span)
        label, fits = self._named(text, span)
        self._given.append((span, label, fits))
        return label

    def _named(self, text: str, span: Span) -> tuple[str, str]:
        """The label of a name or description, and the pronouns that may mean it."""
        head = _head_words(text)
        if day := self._day(head):
            return f"day:{day}", "day"
        if pair := _PAIR.fullmatch(" ".join(_proper_words(text))):
            return "pair:" + "+".join(sorted(map(_one_form, pair.groups()))), "they"
        if not self._stands_as_place(head, span) and (state := self._state(text, head)):
            return f"state:{state}", "it they"
        name = _proper_words(text)
        last = name[-1] if len(name) > 1 and _titled(text) else head[-1] if head else text.lower()
        folded = _one_form(last)
        return f"head:{self._last_words.get(folded, folded)}", _pronouns_of(head)

    def _stands_as_place(self, head: Sequence[str], span: Span) -> bool:
        """Whether a capital is meant as a city: "in Taipei", not "Taipei said"."""
        name = " ".join(head)
        capital = any(m.how == "metonym" for m in self._view.matches(name))
        return capital and _PLACED.search(self._report.text, 0, span.start) is not None

    def _day(self, head: Sequence[str]) -> str | None:
        """The day that a mention names, as ISO text."""
        published = self._report.published
        if not published or not head:
            return None
        if len(head) <= 2 and head[-1] in _DAYS:
            return _before(published, _DAYS.index(head[-1])).isoformat()
        if head[-1] in ("today", "yesterday"):
            return (published - timedelta(days=head[-1] == "yesterday")).isoformat()
        if len(head) == 2 and head[0] in _MONTHS and head[1].isdecimal():
            return _dated(published, _MONTHS.index(head[0]) + 1, int(head[1]))
        return None

    def _state(self, text: str, head: Sequence[str]) -> str | None:
        """The state that a mention names itself, its people or its government."""
        name = " ".join(head)
        if found := self._of_state(name):
            return found
        if len(head) > 1 and not set(head[:-1]) & _PARTS and (found := self._of_state(head[-1])):
            return found  # "arch rival China"
        if head and head[-1] in _OF_STATE and len(head) > 1:
            return self._of_state(" ".join(head[:-1]))
        if head[-1:] == ["government"] and (match := _WHOSE.search(text)):
            return self._of_state(match["state"])
        return None

    def _of_state(self, name: str) -> str | None:
        if state := self._view.state_of_demonym(name):
            return state.code
        codes = {m.actor.country for m in self._view.matches(name) if m.actor.type == "government"}
        return codes.pop() if len(codes) == 1 else None

    def _pronoun(self, word: str, span: Span) -> str:
        """The label of the nearest mention before a pronoun that it fits."""
        wanted = "he" if word in MASCULINE else "she" if word in FEMININE else word
        wanted = {"we": "they", "us": "they", "our": "they", "i": "he"}.get(wanted, wanted)
        wanted = "it" if wanted in NEUTER else "they" if wanted in PLURAL else wanted
        for other, label, fits in reversed(self._given):
            if other.end <= span.start and wanted in fits.split():
                return label
        return f"alone:{self._number}:{span.start}"


_WHOSE = re.compile(r"\bof (?:the )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)\s*$")


_PAIR = re.compile(r"(\w[\w-]*) and (\w[\w-]*)")
_PLACED = re.compile(r"(?:\b(?:in|to|from|at|near|outside|into|towards?|through|of)|\n)\s+$")
_PARTS = frozenset(
    ["eastern", "east", "western", "west", "northern", "north", "southern", "south", "central"]
)


def _proper_words(text: str) -> list[str]:
    """The last run of capitalised words of a mention's first part, "and" among them."""
    run: list[str] = []
    for token in text.split():
        if token in (",", "(", "who", "which"):
            break
        if token[:1].isupper() or (run and token in ("and", "wa", "al", "el", "bin", "de", "von")):
            run.append(token)
        elif token not in ("'s", "'"):
            run = []
    return run


def _titled(text: str) -> bool:
    """Whether a mention is a title and a name: "Secretary of State Madeleine Albright"."""
    parts = segments(text.replace(" 's", "'s"))
    return any(part.person and part.name for part in parts[:1])


def _head_words(text: str) -> list[str]:
    """The words of a mention up to its head noun, in lower case, without the determiner."""
    found = [token for token in text.split() if token not in ('"', "``", "''")]
    cut = next(
        (i for i, w in enumerate(found) if i and (w.lower() in _CUT or ends_head(w.lower()))),
        len(found),
    )
    kept = found[:cut]
    for at in range(len(kept) - 1, 0, -1):  # after the last possessive: "Netanyahu 's aide"
        if kept[at] in ("'s", "'", "’s"):
            kept = kept[at + 1 :] or kept[:at]
            break
    lower = [word.lower() for word in kept if any(map(str.isalnum, word))]
    while len(lower) > 1 and lower[0] in listed("definite") | listed("indefinite"):
        lower = lower[1:]
    return lower


def _one_form(word: str) -> str:
    folded = words(word)
    return key(singular(folded[-1])) if folded else word


def _pronouns_of(head: Sequence[str]) -> str:
    """Which pronouns may mean a mention with this head."""
    if not head:
        return ""
    titled = any(word in title_words() or word in entries_by_word("roles") for word in head)
    one = singular(head[-1])
    if one != head[-1]:
        return "they"
    if titled or head[0] in listed("male_names") or one in listed("sources"):
        return "he she" if head[0] not in listed("female_names") else "she"
    if one in listed("bodies"):
        return "it they"
    return "it he"


def _before(published: date, weekday: int) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _dated(published: date, month: int, day: int) -> str | None:
    try:
        found = date(published.year, month, day)
    except ValueError:
        return None
    return found.isoformat()
