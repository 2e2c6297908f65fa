"""One folded form for all spellings that differ in case, marks, hyphens or articles.

Folding joins only what is the same name for any reader ("U.S." and "US", "Hay'at" and
"Hayat", "al Qaeda" and "al-Qaeda"). Transliteration variants ("Jaish", "Jaysh") are not
joined here: packs list them, and ``resolve`` weighs the rest.
"""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"['’`´]s\b|(?<=s)['’`´](?=\s|$)", re.IGNORECASE)
_DROPPED = re.compile(r"['’‘`´ʿʾʼ″\"“”«»„()\[\],;:!?…]")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]?(?!\w)")
_JOINED = re.compile(r"[-‐‑‒–—_/\s]+")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")
_PLAIN = re.compile(r"[A-Za-z0-9 -]+")
# Letters that Unicode does not decompose, with their usual Latin spelling.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "&": " and ",
    }
)


def fold(text: str) -> str:
    """The name in lower case without marks, quotes, article, possessive or hyphens.

    ``fold(fold(x)) == fold(x)``. The result is for comparing and never for showing: it
    has no offsets into the text.
    """
    if _PLAIN.fullmatch(text):  # most names; saves the packs half of their loading time
        return _without_article(" ".join(text.lower().replace("-", " ").split()))
    if not text.isascii():
        text = _without_marks(text)
    text = _POSSESSIVE.sub("", text)
    text = _INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    text = _DROPPED.sub("", text).replace(".", " ").casefold().translate(_LETTERS)
    return _without_article(_JOINED.sub(" ", text).strip())


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("´", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _without_article(text: str) -> str:
    while (shorter := _ARTICLE.sub("", text)) != text:
        text = shorter
    return text
