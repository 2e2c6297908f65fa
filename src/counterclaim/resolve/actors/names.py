"""Whether two names name one person, group or place, with a score and the reasons.

Every word of one name must meet a
word of the other, with exceptions by kind: persons may lack forenames, groups a word like
"Movement", places "town of". A pair that a knowledge base tells apart is never the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from counterclaim.protocols import View
from counterclaim.resolve.actors.known import known_ids
from counterclaim.resolve.actors.spelling import same_word, word_similarity
from counterclaim.resolve.folding import key, skeleton, unfused, words
from counterclaim.resolve.lexicon import entries_by_key, listed, title_words

SAME = 0.75
# Kinds that a short form leaves out and still means the same group ("Ahrar al-Sham").
OPTIONAL_GROUPS = frozenset({"movement", "organisation", "party", "front"})


def same_name(
    a: str, b: str, kind: str, *, view: View | None = None
) -> tuple[float, tuple[str, ...]]:
    """How likely two names are of one ``kind`` (person, group, place), and why.

    The score is symmetric and lies in [0, 1]; from ``SAME`` on the names are the same.
    What ``view`` knows goes before spelling: names of two known entities are never the
    same, names of one always are.
    """
    if view is not None and (decided := _by_knowledge(a, b, kind, view)):
        return decided
    return by_spelling(a, b, kind)


def by_spelling(a: str, b: str, kind: str) -> tuple[float, tuple[str, ...]]:
    """``same_name`` without knowledge."""
    if words(a) == words(b):
        return 0.99, ("same words",)
    if kind == "person":
        return _same_person(a, b)
    if is_acronym(a) or is_acronym(b):
        return _same_acronym(a, b)
    if kind == "place":
        return _same_parts(a, b, "places", frozenset({"settlement"}))
    return _same_parts(a, b, "groups", OPTIONAL_GROUPS)


def _by_knowledge(a: str, b: str, kind: str, view: View) -> tuple[float, tuple[str, ...]] | None:
    known_a, known_b = known_ids(a, kind, view), known_ids(b, kind, view)
    shared = known_a & known_b
    if len(known_a) == len(known_b) == 1 and shared:
        return 0.98, (f"both name {min(shared)}",)
    if shared:
        return 0.4, (f"one name has {max(len(known_a), len(known_b))} known bearers",)
    if known_a and known_b:
        return 0.02, (f"{min(known_a)} and {min(known_b)} are known apart",)
    for ids, other in ((known_a, b), (known_b, a)):
        if len(ids) == 1:
            return _against_known(next(iter(ids)), other, kind, view)
    return None


def _against_known(
    entity: str, other: str, kind: str, view: View
) -> tuple[float, tuple[str, ...]] | None:
    """The best of an unknown spelling against all names of a known entity."""
    found = view.place(entity) if kind == "place" else view.actor(entity)
    if found is None:
        return None
    names = getattr(found, "variants", None) or tuple(n.text for n in getattr(found, "names", ()))
    if kind == "person" and len(person_words(other)) > 1:
        # "Sadr" alone is also the surname of every other Sadr
        names = tuple(name for name in names if len(person_words(name)) > 1)
    scores = [by_spelling(name, other, kind) for name in (found.name, *names)]
    score, why = max(scores)
    return score, (*why, f"against the names of {entity}")


# ---------------------------------------------------------------- persons


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles; "abu X" is one word."""
    kept = [word for word in words(name) if word not in title_words()]
    out: list[str] = []
    for word in kept or words(name):
        if out and out[-1] in ("abu", "abou", "umm", "um", "bin", "ibn", "ben"):
            out[-1] = ("abu" if out[-1].startswith("ab") else out[-1]) + " " + word
        else:
            out.append(word)
    return tuple(out)


def person_keys(name: str) -> tuple[str, ...]:
    """The transliteration keys of ``person_words``; "Ellwood" alone as in a full name."""
    found = person_words(name)
    found = (unfused(found[0]),) if len(found) == 1 else found
    return tuple(" ".join(map(key, word.split())) for word in found)


def family_keys(name: str) -> frozenset[str]:
    """The keys by which a person named in full may be called for short.

    The last word; the first of a Chinese, Korean or Vietnamese name ("Li" of "Li Keqiang");
    one between that is no forename ("Luna" of "Osiris Luna Meza").
    """
    found, keys = person_words(name), person_keys(name)
    forenames = listed("male_names") | listed("female_names")
    plain = [i for i, word in enumerate(found) if len(word) > 1 and word not in forenames]
    short = {keys[-1], *(keys[i] for i in plain[:-1] if 0 < i < len(keys) - 1)}
    if len(found) > 1 and found[0] in listed("family_first") and found[1] not in forenames:
        short.add(keys[0])
    return frozenset(short)


def _same_person(a: str, b: str) -> tuple[float, tuple[str, ...]]:
    short, long = sorted((person_keys(a), person_keys(b)), key=lambda k: (len(k), k))
    if not short:
        return 0.0, ("no name",)
    if not same_word(short[-1], long[-1]) or _is_nisba(short[-1]) != _is_nisba(long[-1]):
        return 0.1, (f"surnames differ: {short[-1]}, {long[-1]}",)
    likeness = word_similarity(short[-1], long[-1])
    if len(short) == 1:
        return (0.1 if len(long) == 1 and short != long else 0.8) * likeness, ("same surname",)
    if not in_order(short[:-1], long[:-1]):
        return 0.15, ("forenames differ",)
    return 0.85 + 0.1 * likeness * (len(short) == len(long)), ("same forenames and surname",)


def _is_nisba(surname: str) -> bool:
    """Whether a surname tells where its bearer is from: "Tarni" is not "Tarn"."""
    return surname.endswith("i")


def in_order(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of the shorter, or its initial, is met in the other, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(_same_forename(word, met) for met in rest) for word in short)


def _same_forename(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return same_word(a, b)


# ---------------------------------------------------------------- groups and places


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether the name is written as an acronym: "PYD", "U.S.", "JaN"; not "Hama"."""
    if len(name.split()) != 1:
        return False
    letters = [char for char in name if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return 2 <= len(letters) <= 7 and upper >= max(2, len(letters) - 1)


def initials_match(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name's words.

    Small words may or may not count ("SOHR"), nor need hyphenated parts ("IRGC").
    """
    letters = [char for char in acronym.casefold() if char.isalnum()]
    initials = [(w[0], w in listed("small")) for w in _spelled(name)]
    return _spells(tuple(letters), tuple(initials))


def _spelled(name: str) -> list[str]:
    return [word for word in name.casefold().replace("-", " ").replace("'", "").split() if word]


def _spells(letters: tuple[str, ...], initials: tuple[tuple[str, bool], ...]) -> bool:
    if not initials:
        return not letters
    first, small = initials[0]
    if letters and letters[0] == first and _spells(letters[1:], initials[1:]):
        return True
    return small and _spells(letters, initials[1:])


def _same_acronym(a: str, b: str) -> tuple[float, tuple[str, ...]]:
    if is_acronym(a) and is_acronym(b):
        return 0.05, ("two acronyms",)
    short, long = (a, b) if is_acronym(a) else (b, a)
    if len(words(long)) > 1 and initials_match(short, long):
        return 0.9, (f"{short} is made of the first letters",)
    return 0.1, (f"{short} is not made of the first letters",)


@lru_cache(maxsize=65536)
def _parts(name: str, table: str) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """The kind words of a name as classes, and the keys of its other words."""
    classes, rest = [], []
    for word in words(name):
        if word in listed("small"):
            continue
        if (found := _kind_of(key(word), table)) is not None:
            classes.append(found)
        else:
            rest.append(key(word))
    if not rest:  # "Free Army", "Bab" alone: kind words are all there is
        return (), tuple(key(word) for word in words(name))
    return tuple(classes), tuple(rest)


@lru_cache(maxsize=16384)
def _kind_of(folded: str, table: str) -> frozenset[str] | None:
    """The kinds that a word names, also where a long one is misspelt ("Obervatory")."""
    kinds = entries_by_key(table)
    if folded in kinds or len(folded) < 7:
        return kinds.get(folded)
    near = max(kinds, key=lambda known: (word_similarity(folded, known), known))
    return kinds[near] if word_similarity(folded, near) else None


def _same_parts(
    a: str, b: str, table: str, optional: frozenset[str]
) -> tuple[float, tuple[str, ...]]:
    classes_a, rest_a = _parts(a, table)
    classes_b, rest_b = _parts(b, table)
    if not _classes_agree(classes_a, classes_b, optional):
        return 0.2, ("different kinds",)
    likeness = _aligned(rest_a, rest_b, translate=table == "groups")
    if likeness is None:
        return 0.15, ("a word of one is not met in the other",)
    return 0.7 + 0.25 * likeness, ("all words meet",)


def _classes_agree(
    a: Sequence[frozenset[str]], b: Sequence[frozenset[str]], optional: frozenset[str]
) -> bool:
    left, right = list(a), list(b)
    for classes in a:
        if match := next((other for other in right if classes & other), None):
            left.remove(classes)
            right.remove(match)
    return all(classes & optional for classes in (*left, *right)) and not (left and right)


def _aligned(a: Sequence[str], b: Sequence[str], *, translate: bool) -> float | None:
    """The mean likeness if each word meets one of the other name; None if one does not."""
    if "".join(a) == "".join(b):
        return 1.0  # "Kafr Nabl", "Kafranabl"
    if len(a) != len(b):
        return _joined_likeness(a, b)
    rest, total = list(b), 0.0
    for word in a:
        best = max(rest, key=lambda other: (_meeting(word, other, translate), other))
        if not (likeness := _meeting(word, best, translate)):
            return None
        rest.remove(best)
        total += likeness
    return total / len(a)


def _meeting(a: str, b: str, translate: bool) -> float:
    if same_word(a, b):
        return word_similarity(a, b)
    meanings = entries_by_key("meanings")
    if translate and meanings.get(a, frozenset()) & meanings.get(b, frozenset()):
        return 0.95
    return 0.0


def _joined_likeness(a: Sequence[str], b: Sequence[str]) -> float | None:
    """Names that differ in where a blank stands ("Kafar Nabel", "Kafranbel")."""
    if abs(len(a) - len(b)) != 1:
        return None
    left, right = key("".join(a)), key("".join(b))
    bare = any(skeleton(word) == "'" for word in max(a, b, key=len))  # "UAE" is no part of a word
    if bare or min(len(left), len(right)) < 6:
        return None
    same_bones = skeleton(left) == skeleton(right) and len(skeleton(left)) >= 5
    likeness = word_similarity(left, right)
    return max(likeness, 0.9) if same_bones or likeness >= 0.9 else None
