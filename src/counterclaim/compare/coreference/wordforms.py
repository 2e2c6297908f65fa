"""What forms of a word, and words for one happening, have in common.

Crude on purpose: endings are cut by rule, a few irregular forms are listed, and groups of
words that can tell of one happening are a data file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import takewhile

ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")
#: Endings by which a noun is made of a verb, the longest first.
DERIVED = (
    "ifications", "ification", "isations", "izations", "isation", "ization", "ations", "ation",
    "itions", "ition", "ments", "ment", "ances", "ance", "ences", "ence", "sions", "sion",
    "tions", "tion", "ions", "ion", "als", "al", "ures", "ure", "ers", "er", "ors", "or", "age",
    "ery", "y",
)  # fmt: skip
SHORTEST = 3
#: A root is told by so many letters at least, so that "station" and "state" stay two.
ROOT = 5
#: Words of a mention that are never its head.
EMPTY_WORDS = (
    "the a an of in to out up off down on into at by for over away be been being was were is are "
    "has had have his her its their will would - 's"
)
EMPTY = frozenset(EMPTY_WORDS.split())
#: Forms that no ending explains, and nouns of the deed beside its verb.
FORMS = {
    "be": "was were is are been being",
    "bear": "bore born",
    "beat": "beaten",
    "begin": "began begun",
    "blow": "blew blown",
    "break": "broke broken",
    "burn": "burnt",
    "buy": "bought",
    "catch": "caught",
    "choos": "chose chosen choice",
    "come": "came",
    "deal": "dealt",
    "die": "died dead death deaths dies dying",
    "fall": "fell fallen",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fly": "flew flown flight",
    "get": "got",
    "give": "gave given",
    "go": "went gone",
    "hold": "held",
    "lead": "led",
    "leave": "left",
    "lose": "lost loss losses",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "quit": "quits",
    "rise": "rose risen",
    "run": "ran",
    "say": "said",
    "see": "saw seen",
    "sell": "sold sale sales",
    "send": "sent",
    "shake": "shook shaken",
    "shoot": "shot shots",
    "sing": "sang sung",
    "sink": "sank sunk",
    "slay": "slew slain",
    "speak": "spoke spoken speech",
    "spend": "spent",
    "stand": "stood",
    "steal": "stole stolen theft thefts",
    "strik": "struck",
    "take": "took taken",
    "tell": "told",
    "think": "thought",
    "win": "won",
    "write": "wrote written",
    "acquir": "acquisition",
    "marri": "marriage",
}
FORM_OF = {form: lemma for lemma, forms in FORMS.items() for form in forms.split()}


@cache
def stem(word: str) -> str:
    """What the inflected forms of a word have in common, roughly."""
    word = word.casefold()
    if word in FORM_OF:
        return FORM_OF[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


@cache
def root(word: str) -> str:
    """What a verb and the nouns made of it have in common, roughly: explo, acqui, announc."""
    word = word.casefold()
    for ending in DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= ROOT:
            return word[: -len(ending)]
    return stem(word)


def one_root(a: str, b: str) -> bool:
    """Whether one word seems made of the other: "explode" and "explosion"."""
    left, right = sorted((root(a), root(b)), key=len)
    if len(left) < ROOT:
        return left == right
    return right.startswith(left) or (right.startswith(left[:-1]) and len(left) > ROOT)


def opening(a: str, b: str) -> float:
    """How much of the shorter word both begin with, in [0, 1]."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return same / (min(len(a), len(b)) or 1)


def letters(a: str, b: str) -> float:
    """The share of runs of three letters that two words have in common: "quake", "earthquake"."""
    left, right = _runs(a), _runs(b)
    return len(left & right) / len(left | right)


@cache
def _runs(word: str) -> frozenset[str]:
    return frozenset(word[at : at + 3] for at in range(max(1, len(word) - 2)))


def head(text: str) -> str:
    """The last full word of a phrase."""
    words = text.split()
    full = [word for word in words if word.casefold() not in EMPTY] or words
    return full[-1].casefold() if full else ""


@cache
def groups() -> Mapping[str, frozenset[int]]:
    """The groups of words for one happening that each stem stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    source = files("counterclaim.compare").joinpath("data", "event_words.tsv")
    lines = source.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(x for x in lines if x and not x.startswith("#")):
        for phrase in line.split("\t"):
            found[stem(head(phrase))].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def one_group(a: str, b: str) -> bool:
    """Whether two words can tell of one happening, by the data file."""
    known = groups()
    nothing: frozenset[int] = frozenset()
    return bool(known.get(stem(a), nothing) & known.get(stem(b), nothing))
