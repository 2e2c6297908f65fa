"""Titles and the names behind them: "Russian Foreign Minister | Sergey Lavrov"."""

from __future__ import annotations

from counterclaim.resolve.actors.tokens import GAP, PARTICLES, PREPOSITIONS, bare, is_capital
from counterclaim.resolve.lexicon import entries_by_word, listed, singular, title_words

_PILGRIMS = frozenset({"haj", "hajj"})  # a title before a name, inside one a part of it
_TRADES = ("logist", "ician")  # "pathologist", "technician"


def forenames() -> frozenset[str]:
    """Forenames whose bearers the press calls he or she."""
    return listed("male_names") | listed("female_names")


def titled(found: list[str]) -> tuple[list[str], str, bool] | None:
    """Title words, the name after them, and whether the name is a person's.

    The name is what stands behind the last title or body word and is capitalised to the
    end: "Foreign Minister | Sergey Lavrov", "state news agency | IRNA".
    """
    last = max((i for i, word in enumerate(found[:-1]) if is_title(word)), default=-1)
    if last > 1 and bare(found[last]) in _PILGRIMS and not is_title(found[last - 1]):
        last = max(i for i, word in enumerate(found[:last]) if is_title(word) or i == 0)
    named = (
        i
        for i in range(last + 1, len(found) - 1)
        if bare(found[i]) in forenames() and bare(found[i]) not in PARTICLES
    )
    if last >= 0 and is_capital(found[-1]):  # "Representative in Syria | Ali al-Zaatari"
        last = next(named, last + 1) - 1
    if GAP in found[:-1]:
        last = max(last, len(found) - 2 - found[-2::-1].index(GAP))
    name = found[last + 1 :]
    if last >= 0 and len(name) > 3 and name[0] == "of" and name[1].isupper():
        last, name = last + 2, name[2:]  # "director-general of RHB | Orm Tarn"
    if last < 0 or not all(is_capital(w) or w in PARTICLES for w in name) or not name:
        return None
    title = [word for word in found[: last + 1] if word != GAP]
    if not title or not any(map(is_title, title)) or _is_anothers(title):
        return None
    person = any(bare(w) in listed("honorifics") or is_trade(w) or is_role(w) for w in title)
    if is_noun(bare(name[-1])) or any(bare(w) in entries_by_word("roles") for w in name):
        return None  # "State Department": a body's name, not a title and a name
    return title, " ".join(name), person


def _is_anothers(title: list[str]) -> bool:
    """Whether the name behind a title is another's: "a spokesman for President Bashar al-Assad".

    The words after the last preposition are then titles alone. "Minister of Defence Sergei
    Shoigu" and "envoy to Syria Staffan de Mistura" have the field of the office there. In "a
    letter to X" no title stands before the preposition; in "a letter by A to B" two names do.
    """
    parts = [i for i, word in enumerate(title) if word.lower() in PREPOSITIONS]
    if not parts:
        return False
    if not is_title(title[parts[0] - 1]):
        return True
    if any(bare(word) in forenames() and word[0].isupper() for word in title[: parts[-1]]):
        return True
    after = title[parts[-1] + 1 :]
    if not after:
        return True
    apart = title[parts[-1]] != "of" and after[-1].islower()
    if apart and singular(bare(after[-1])) in listed("bodies"):
        return True  # "a writer in the newspaper Dawn"
    if after[0] in ("the", "The") or bare(after[0]) in listed("fields"):
        return False
    return any(map(_is_office_or_honorific, after[:2]))  # not "for Human Rights chief X"


def _is_office_or_honorific(word: str) -> bool:
    return is_role(word) or bare(word) in listed("honorifics")


def serves(title: str) -> bool:
    """Whether a title is of one of the body named behind it: "a member of the armed group | X"."""
    found = title.split(" ")
    at = next((i for i, word in enumerate(found) if word.lower() in PREPOSITIONS), 0)
    of_body = at > 0 and singular(bare(found[-1])) in listed("bodies") and found[-1].islower()
    return of_body and (is_role(found[at - 1]) or bare(found[at - 1]) in listed("sources"))


def is_title(word: str) -> bool:
    """Whether a word is an honorific, an office, a trade or the noun of a body."""
    plain = bare(word)
    noun = is_role(word) or singular(plain) in listed("bodies") or is_trade(word)
    return noun or plain in title_words()


def is_role(word: str) -> bool:
    """Whether a word names an office; of "Secretary-General" and "Vice-president" a part does."""
    return any(singular(part) in entries_by_word("roles") for part in bare(word).split("-"))


def is_trade(word: str) -> bool:
    """Whether a lower-case word names a trade by its ending: "pathologist"."""
    return word.endswith(_TRADES)


def is_noun(word: str) -> bool:
    """Whether a lower-case word is a head noun of the lists: a body, a document, a person."""
    one = singular(word)
    return (
        one in listed("bodies")
        or is_trade(one)
        or one in listed("documents")
        or one in listed("sources")
        or one in listed("classes")
        or one in entries_by_word("roles")
    )


def office_of(title: list[str]) -> str:
    """The office word of a title: "minister" of "Russian Foreign Minister"."""
    roles = [singular(bare(w)) for w in title if is_role(w)]
    if not roles:
        return singular(bare(title[-1]))
    return roles[0] if any(w.lower() in PREPOSITIONS for w in title) else roles[-1]


def with_title(before: str, name: str) -> str:
    """A name together with the title that ends the words before it: "rebel chief | Ivo Tarn"."""
    title = before.rsplit(",", 1)[-1].rsplit("\n", 1)[-1].split(" ")[-5:]
    cut = [at for at, word in enumerate(title) if word.islower() and not _in_title(word)]
    return " ".join([*title[max(cut, default=-1) + 1 :], name])


def _in_title(word: str) -> bool:
    """Whether a small word can stand in a title: "commander of the Guard", not "pointed to"."""
    return is_title(word) or bare(word) in listed("title_words")
