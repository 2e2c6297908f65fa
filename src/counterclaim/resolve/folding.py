"""Names folded to transliteration keys, so that one name in two spellings compares.

Arabic, Kurdish, Persian and Turkish names reach the English press by many roads:
"Jaish", "Jaysh", "Jeish"; "al-", "el-", "ash-" or nothing; "Khan Touman", "Khan Tuman".
A key keeps the consonants that all roads agree on and three classes of vowels. Keys are
for comparing and never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_POSSESSIVE = re.compile(r"['’`´]s\b|(?<=s)['’`´](?=\s|$)", re.IGNORECASE)
_AYN = re.compile(r"['’‘`´ʿʾʼ\"“”«»„]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
# "alShamia", "alDin": an article glued to a capital.
_GLUED = re.compile(r"(?<![A-Za-z])([Aa]l|[Ee]l)(?=[A-Z])")
# "Faylagh-o-al", "Noor-0-al", "Hezb-e-": the Persian link between two words.
_EZAFE = re.compile(r"(?<=[a-z])-[eoi0](?=[-\s])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SUN_ARTICLE = re.compile(r"[aeu](?:[rszntd]|sh|dh|th)")
_PLAIN_ARTICLES = frozenset({"the", "al", "el", "ul", "il"})
_ABD = re.compile(r"abd(?:[aeuo]l?|ol|ur|er|ar|us|es|as|un|en|an|uz|az|ud|el|ul|al)?(?=\w{3})")
_DIN = re.compile(r"(?<=\w{3})[aeu](?:d|l)?d(?:een|in|ine|dine|ddin)$|(?<=\w{3})(?:u|e|a)ddin[e]?$")
_FUSED = re.compile(r"^e([zrsdtnl])(?=\1)")  # "Deir Ezzor": the article and its double
VOWELS = frozenset("aeiu")


def strip_marks(text: str) -> str:
    """The text without diacritics, in lower case; "Reyhanlı" gives "reyhanli"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold().translate(_MARKS)


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name: lower case, no marks, articles, possessives or Persian links.

    "Noor-0-alDin Zanki" gives ("noor", "din", "zanki"); "Abdel Rahman" gives
    ("abdrahman",), for "Abdulrahman" and "Abd al-Rahman" are the same name.
    """
    text = _POSSESSIVE.sub("", name)
    text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    text = _GLUED.sub(r"\1 ", _AYN.sub("", text))
    text = _EZAFE.sub(" ", text)
    found = [strip_marks(word) for word in _WORD.findall(text)]
    return tuple(_joined(_without_articles(found)))


def _without_articles(found: list[str]) -> list[str]:
    kept = [word for i, word in enumerate(found) if not _is_article(found, i)]
    return kept or found


def _is_article(found: list[str], i: int) -> bool:
    word = found[i]
    if word in _PLAIN_ARTICLES:
        return True
    if i + 1 == len(found) or not _SUN_ARTICLE.fullmatch(word):
        return False
    return found[i + 1].startswith(word[1:])  # "ar Raqqah", "ez-Zor"; not "an army"


def _joined(found: list[str]) -> list[str]:
    """Words that are one name joined ("Abd Rahman", "Ansar Allah"), glued ones parted."""
    out: list[str] = []
    for word in found:
        if out and out[-1] in ("abd", "abdel", "abdul", "abdal"):
            out[-1] = "abd" + word
        elif out and word == "allah":
            out[-1] += word
        elif (match := _DIN.search(word)) and match.start() > 2:
            out.extend((word[: match.start()], "din"))  # "Noureddine" beside "Nour al-Din"
        else:
            word = _ABD.sub("abd", word) if word.startswith("abd") else word
            out.append(unfused(word) if out else word)
    return out


def unfused(word: str) -> str:
    """A word without an article written as one with it: "Ezzor" gives "zor"."""
    return _FUSED.sub("", word)


_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[a-z])0(?=[a-z])|^0(?=[a-z])", "o"),
        (r"[aeiou]ll?ah", "ala"),
        (r"tch|tsh|sch|sh|ch", "$"),
        (r"dj", "j"),
        (r"kh|(?<=ale)ks", "x"),
        (r"y+", "y"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"[dD]h", "d"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"c(?=[ei])", "s"),
        (r"c", "k"),
        (r"v", "w"),
        (r"p", "b"),
        (r"(?<=[aeiou])iy(?=[aeiou])", "y"),  # "Daraiya" beside "Daraya"
        (r"ai(?=[ae])", "ay"),
        (r"i[ey]*y*(?:eh?|ah?)$", "ia"),  # "Salamiyeh", "Salamieh", "Salamiya"
        (r"(?<=i)y+(?=[aeiou])", ""),
        (r"(?:eh|ah|e)$", "a"),
        (r"h$", ""),
        (r"ou|oo|[aeo]w(?![aeiou])|au|eu|o", "u"),
        (r"w(?![aeiouy])", "u"),
        (r"ey|ei|ai|ay(?![aeiu])|ee|ie|y(?![aeiu])", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The transliteration key of one word of ``words``; idempotent.

    Letters of a key: vowels ``a e i u``, ``$`` for sh and ch, ``x`` for kh. What would vanish
    stays as it is: the initial of "Orm H. Tarn".
    """
    given = word
    while (folded := _fixed(word)) != word:
        word = folded
    return word or given


def _fixed(word: str) -> str:
    for pattern, new in _STEPS:
        word = pattern.sub(new, word)
    return word


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, in order."""
    return tuple(key(word) for word in words(name))


def skeleton(folded: str) -> str:
    """The consonants of a key, with ``'`` for a vowel at its start; for blocking."""
    rest = "".join(char for char in folded[1:] if char not in VOWELS)
    return ("'" if folded[:1] in VOWELS else folded[:1]) + rest
