"""The word lists of ``words.toml``, loaded once when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from counterclaim.resolve.folding import key


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("counterclaim.resolve").joinpath("words.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    return tables


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of ``words.toml``."""
    return frozenset(_tables()["lists"][name].split())


@cache
def title_words() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    return listed("honorifics") | listed("title_modifiers")


@cache
def common_words() -> frozenset[str]:
    """Nouns and adjectives that name no actor by themselves, capitalised or not."""
    lists = (
        "bodies",
        "sources",
        "classes",
        "modifiers",
        "documents",
        "peoples",
        "of_state",
        "definite",
    )
    return frozenset().union(*map(listed, lists), entries_by_word("roles"))


@cache
def entries_by_word(table: str) -> dict[str, frozenset[str]]:
    """For each word of a table the entries that hold it."""
    found: dict[str, set[str]] = {}
    for name, words in _tables()[table].items():
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def entries_by_key(table: str) -> dict[str, frozenset[str]]:
    """The same by transliteration key, so that every spelling of a word finds its entry."""
    found: dict[str, frozenset[str]] = {}
    for word, names in entries_by_word(table).items():
        found[key(word)] = found.get(key(word), frozenset()) | names
    return found


@cache
def role_words(role: str) -> frozenset[str]:
    """The role words that may be meant by ``role``; the word alone if it has no entry.

    "lawmaker" gives those of the entry ``legislator``; "official" those of ``official``.
    """
    table = _tables()["roles"]
    if role in table:
        return frozenset(table[role].split()) | {role}
    for name in sorted(entries_by_word("roles").get(role, ())):
        if name in ("legislator", "military", "analyst", "cleric"):
            return frozenset(table[name].split())
    return frozenset({role})


def singular(word: str) -> str:
    """The singular of a noun of the lists; other words lose a final s."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "sis")) and len(word) > 3:
        return word[:-1]
    return word


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "gunmen": "gunman",
    "spokesmen": "spokesman",
    "servicemen": "serviceman",
    "mps": "mp",
    "families": "family",
    "media": "media",
    "statistics": "statistics",
    "news": "news",
    "people": "people",
    "corps": "corps",
    "forces": "force",
    "premises": "premises",
    "authorities": "authority",
}
