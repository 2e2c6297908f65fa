"""What a person types into the search field, as an FTS5 expression that cannot fail.

Words must all occur; ``"quoted words"`` stand next to one another; ``word*`` begins a
word; ``-word`` must not occur; ``OR`` between two terms lets either do. Nothing else
has a meaning, see https://www.sqlite.org/fts5.html#full_text_query_syntax.
"""

from __future__ import annotations

import re
import unicodedata

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
NOTHING = '"" '


def _has_letters(text: str) -> bool:
    """Whether the tokenizer finds a token: a letter, a digit or one for private use."""
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in text)


def _quoted(text: str) -> str:
    """A phrase in FTS5's quotes; NUL ends a statement's text and is no letter."""
    return '"' + text.replace("\x00", " ").replace('"', '""') + '"'


def match_expression(text: str) -> str:
    """The FTS5 expression for a search; one that matches nothing if no word is given."""
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for found in _TERM.finditer(text):
        word, phrase = found["word"], found["phrase"]
        if word == "OR" and wanted:
            either = True
            continue
        if not _has_letters(word or phrase or ""):
            continue
        starts = word is not None and word.endswith("*")
        term = _quoted((word or phrase).rstrip("*")) + (" *" if starts else "")
        if found["minus"]:
            unwanted.append(term)
        elif either:
            wanted[-1] = f"{wanted[-1]} OR {term}"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        return NOTHING
    whole = " AND ".join(f"({term})" for term in wanted)
    return f"({whole}) NOT ({' OR '.join(unwanted)})" if unwanted else whole
