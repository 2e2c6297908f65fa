"""The bounds that reading holds to, in one place, each with the case behind it."""

from __future__ import annotations

from typing import Final

# An archive in an archive is common (a zip of .txt.gz); more is a bomb's way.
MAX_NESTING: Final = 2
# Ten years of a daily outlet are below this; an index of a million empty names is not.
MAX_MEMBERS: Final = 200_000
# Text packs four- to tenfold, a page of one table fifty-fold; bombs a thousandfold.
MAX_RATIO: Final = 200
# Below this many unpacked bytes the ratio is not looked at.
RATIO_FLOOR: Final = 1024 * 1024
# How much of the beginning is looked at to tell what a file is.
HEAD_BYTES: Final = 64 * 1024
# One parse in the child process: processor time, so that a busy machine changes no
# result (a page of the largest outlets takes under a second), and a last resort in time.
PARSE_SECONDS: Final = 8
WAIT_SECONDS: Final = 300.0
PARSE_MEMORY: Final = 1024 * 1024 * 1024
# Deeper pages exist only to break readers; the deepest news page seen has about 60 levels.
MAX_DEPTH: Final = 500
MAX_TAGS: Final = 400_000
# JSON of articles is two or three levels deep.
MAX_JSON_DEPTH: Final = 64
# A CSV with an open quote is tried again from the next line, at most so often.
MAX_QUOTE_REPAIRS: Final = 50
# Five hundred times the length of a long report; a book or a dump is no article.
# One fetch with all its redirects; a browser gives up later, but nobody waits for a browser.
FETCH_SECONDS: Final = 30.0
MAX_REDIRECTS: Final = 5
# A yearbook is no article; at some 40 ms a page this is also what the time allows.
MAX_PAGES: Final = 400
MAX_TEXT: Final = 5_000_000
# Text below this many words cannot hold a claim.
MIN_WORDS: Final = 2
