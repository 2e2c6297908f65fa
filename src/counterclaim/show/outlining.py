"""An incident in a few words for lists: what it is told as, and what its accounts clash on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.records import Comparison, EventType, Incident, Outcome, Slot
from counterclaim.show.wording import counted

SLOT_WORDS = {
    Slot.EXISTENCE: "told as",
    Slot.DATE: "when",
    Slot.PLACE: "where",
    Slot.ACTOR: "by whom",
    Slot.TARGET: "against whom",
    Slot.KILLED: "killed",
    Slot.WOUNDED: "wounded",
    Slot.CIVILIANS: "civilians",
    Slot.CHILDREN: "children",
    Slot.FIGURE: "other figures",
    Slot.CAUSE: "means",
}
#: The value of an account that says that the incident did not happen.
DENIED = "denied"
_COUNTS = (Slot.KILLED, Slot.WOUNDED, Slot.FIGURE)
#: What is asked where accounts clash, if it is not what the slot is called.
_QUESTIONS = {Slot.EXISTENCE: "whether it happened"}
#: Words that tell of harm alone, which the slots of the harmed tell better.
_HARM = re.compile(r"(?:die[sd]?|dying|dead|deaths?|kill(?:ed|s)?|hurt|(?:injur|martyr|wound)\w*)")
_ARTICLE = re.compile(r"^(?:an?|the) ")
_MOST_WORDS, _MOST_FIGURES = 3, 5
_BOUND = re.compile(r"\d+")


def told_by(accounts: int, articles: int, origins: int) -> str:
    """For example "3 accounts in 3 articles, 2 origins"."""
    return f"{account_words(accounts, articles)}, {counted(origins, 'origin')}"


def account_words(accounts: int, articles: int) -> str:
    """For example "1 account in 1 article"."""
    return f"{counted(accounts, 'account')} in {counted(articles, 'article')}"


def telling_words(incident: Incident) -> Iterator[tuple[str, str]]:
    """The article and the words of each account for what happened and how, denials left out."""
    for account in incident.accounts:
        for value in account.values:
            if value.slot in (Slot.EXISTENCE, Slot.CAUSE) and value.value != DENIED:
                yield account.article_id, value.shown


def clashing(incident: Incident, found: Iterable[Comparison]) -> dict[str, list[tuple[str, str]]]:
    """The slots in which accounts clash, each with the figures that do, as ``Outline`` has them."""
    accounts = {account.id: account for account in incident.accounts}
    clashes: dict[str, list[tuple[str, str]]] = {}
    for c in found:
        if c.outcome is Outcome.CONFLICT:
            figures = clashes.setdefault(c.slot.value, [])
            for key, spans in ((c.a, c.spans_a), (c.b, c.spans_b)):
                figures += [
                    (v.value, v.shown)
                    for v in accounts[key].values
                    if v.slot in _COUNTS and set(v.spans) & set(spans)
                ]
    return clashes


def told_as(kind: str, told: Iterable[tuple[str, str]]) -> str:
    """By which words accounts tell of an incident: those of most articles, then of most accounts.

    ``told`` has articles with their words for what happened and by what means. What the type of the
    incident says already is left out, and what repeats other words.

    >>> told_as("ASSAULT", [("a", "attack"), ("a", "car bomb"), ("b", "Blast"), ("b", "bomb")])
    'car bomb, blast'
    """
    tellers: dict[str, list[str]] = {}
    for article, words in told:
        tellers.setdefault(_ARTICLE.sub("", words.casefold()), []).append(article)

    def rank(words: str) -> tuple[int, int, int, str]:
        articles = tellers[words]
        return -len({*articles}), -len(articles), -len(words.split()), words

    plain = _stems(EventType(kind).plain)
    chosen: dict[str, set[str]] = {}
    for words in sorted(tellers, key=rank):
        stems = _stems(words) - plain
        if stems and not _HARM.fullmatch(words) and not any(map(stems.issubset, chosen.values())):
            chosen[words] = stems
    return ", ".join([*chosen][:_MOST_WORDS])


def _stems(words: str) -> set[str]:
    """The words without the endings of verbs and plurals; "airstrike" in two words."""
    apart = words.replace("airstrike", "air strike").split()
    return {re.sub(r"(?:ed|ings?|s)$", "", word) for word in apart}


def conflict_words(conflicts: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """On what accounts clash, with the figures that clash; "none" if there is nothing.

    >>> conflict_words({"killed": [("4..", "at least four"), ("12..12", "12"), ("4..4", "4")]})
    'killed: 4, 12'
    """
    said = []
    for slot, name in SLOT_WORDS.items():
        if slot.value in conflicts:
            figures = _figures(conflicts[slot.value])
            said.append(f"{name}: {figures}" if figures else _QUESTIONS.get(slot, name))
    return "; ".join(said) or "none"


def _figures(figures: Sequence[tuple[str, str]]) -> str:
    """Each number once, in its shortest form, in rising order; a range is one of its own."""
    shown: dict[tuple[int, ...], str] = {}
    for value, words in figures:
        bounds = tuple(sorted({int(bound) for bound in _BOUND.findall(value)}, reverse=True))
        shown[bounds] = min(shown.get(bounds, words), words, key=lambda w: (len(w), w))
    rising = [shown[bounds].lower() for bounds in sorted(shown)]
    more = len(rising) - _MOST_FIGURES
    return ", ".join(rising[:_MOST_FIGURES]) + (f" and {more} more" if more > 0 else "")
