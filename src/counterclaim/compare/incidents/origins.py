"""Independence: accounts that go back to one origin are one voice, not several.

Accounts collapse when their articles are near-copies, when they tell it in the same long
sentence, word for word, when they name the same agency or monitor, or when they quote the
same speaker, or people who speak for one body. The result is "3 accounts, 1 origin".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.compare.incidents.evidence import SENTENCE_WORDS, words_of
from counterclaim.compare.incidents.happenings import Happening
from counterclaim.compare.incidents.sources import voice_of
from counterclaim.protocols import View
from counterclaim.records import Account, Incident, Origin

#: What tells an event: its id and the attribution, None in the outlet's own voice.
Telling = tuple[str, str | None]


def _keys(
    account: Account,
    chains: Mapping[str, tuple[str, ...]],
    copies: Mapping[str, str],
    view: View,
) -> list[tuple[str, str]]:
    """The origins an account can be traced to, each with its reason."""
    keys = []
    if account.article_id in copies and account.speaker is None:
        keys.append((f"text:{copies[account.article_id]}", "shared text"))
    chain = chains.get(account.id, ())
    if speaker := chain[-1] if chain else account.speaker:
        for voice in voice_of(speaker, view):
            why = "one speaker" if voice == speaker else "who speaks for it"
            keys.append((f"speaker:{voice}", why))
    elif account.article_id not in copies:
        keys.append((f"outlet:{account.outlet or account.article_id}", "the outlet's own voice"))
    return keys


def _repeated(
    incident: Incident, items: Mapping[Telling, Happening]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Accounts with the key of each long sentence that another article has as well."""
    told = {event: item for (event, _), item in items.items()}
    said: dict[tuple[str, ...], list[Account]] = {}
    for account in incident.accounts:
        sentences = {words_of(told[event]) for event in account.events if event in told}
        for words in sentences:
            if len(words) >= SENTENCE_WORDS:
                said.setdefault(words, []).append(account)
    for accounts in said.values():
        articles = {account.article_id for account in accounts}
        if len(articles) > 1:
            for account in accounts:
                yield account.id, (f"text:{min(articles)}", "the same sentence")


def origins(
    incident: Incident,
    items: Mapping[Telling, Happening],
    *,
    copies: Mapping[str, str],
    view: View,
) -> tuple[Origin, ...]:
    """The accounts of an incident grouped by where they come from.

    Args:
        incident: with its accounts.
        items: the happenings by event and attribution, for their reporting chains.
        copies: the near-copy group of each article that has one.
        view: the knowledge packs, for whom a speaker speaks.
    """
    chains = {
        a.id: items[event, a.attribution].chain
        for a in incident.accounts
        for event in a.events[:1]
        if (event, a.attribution) in items
    }
    keys = {a.id: _keys(a, chains, copies, view) for a in incident.accounts}
    for account_id, key in _repeated(incident, items):
        keys[account_id].append(key)
    groups: list[tuple[set[str], list[tuple[str, str]]]] = []
    for account in incident.accounts:
        mine = keys[account.id]
        group = ({account.id}, list(mine))
        rest = []
        for other in groups:
            if {k for k, _ in other[1]} & {k for k, _ in group[1]}:
                group = (other[0] | group[0], [*other[1], *group[1]])
            else:
                rest.append(other)
        groups = [*rest, group]
    order = {a.id: at for at, a in enumerate(incident.accounts)}
    found = [
        Origin(
            incident.id,
            _most_common(keyed) if keyed else f"account:{min(members)}",
            "; ".join(sorted({why for _, why in keyed})) or "origin unknown",
            tuple(sorted(members, key=order.__getitem__)),
        )
        for members, keyed in groups
    ]
    return tuple(sorted(found, key=lambda o: o.key))


def _most_common(keyed: Sequence[tuple[str, str]]) -> str:
    """The key that most accounts of an origin have, the first of several."""
    counts = Counter(key for key, _ in keyed)
    return min(counts, key=lambda key: (-counts[key], key))


def same_origin_pairs(found: tuple[Origin, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of account ids that share an origin, in both directions."""
    pairs = [pair for origin in found for pair in combinations(origin.accounts, 2)]
    return frozenset(pairs + [(b, a) for a, b in pairs])
