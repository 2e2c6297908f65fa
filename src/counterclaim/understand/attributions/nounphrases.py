"""Where the noun phrase before a verb begins, without a parser."""

from __future__ import annotations

from counterclaim.records import MentionKind
from counterclaim.spans import Spans
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set

DETERMINERS = word_set("a an the his her its their this these those some several")
LONGEST_SUBJECT = 7  # words of a subject, from its article
_SPEAKING = (MentionKind.PERSON, MentionKind.MEDIA)
_COUNTS = word_set("two three four five six seven eight nine ten several many")
_BEFORE_HEAD = (DETERMINERS | _COUNTS) | word_set(
    "other military security presidential police local government opposition rebel "
    "medical diplomatic senior official state army intelligence based monitoring rights human war "
    "news civil defence defense health foreign interior run"
)
_LINKS = word_set("of to at from in by for with against on near")
_LONGEST = 8  # words that a phrase goes back from a name that a preposition governs


def phrase_start(text: str, words: Words, before: range, names: Spans) -> int | None:
    """The index of the first word of the noun phrase that ends a range of words, or None.

    A phrase that the model marked, with an actor before its preposition ("the envoy to
    the council"); else a word for people or media, or after a determiner for any body, with
    the adjectives and capitalised words before it.
    """
    last = before.stop - 1
    start, end = words.starts[before.start], words.ends[last]
    marked = [words.within(n).start for n in names if n.end == end and n.start >= start]
    if marked:
        counted = min(marked) > before.start and words.lower[min(marked) - 1] in _COUNTS
        return _whole(words, before.start, min(marked) - counted)  # "three | evacuees"
    kind = head_kind(words.lower[last : last + 1])
    first = last
    while first > before.start and _belongs(text, words, first - 1):
        first -= 1
        if words.lower[first] in DETERMINERS:
            break
    told = words.lower[first] in DETERMINERS
    if not (kind in _SPEAKING or (kind and told)):
        return None
    return _with_other(text, words, range(before.start, first), names, first)


def _with_other(text: str, words: Words, before: range, names: Spans, first: int) -> int:
    """The start of the pair that "and" makes of a phrase: "the monitor and a witness said"."""
    if len(before) < 2 or words.lower[before.stop - 1] != "and":
        return first
    other = phrase_start(text, words, range(before.start, before.stop - 1), names)
    return first if other is None else other


def _belongs(text: str, words: Words, at: int) -> bool:
    return words.lower[at] in _BEFORE_HEAD or text[words.starts[at]].isupper()


def _whole(words: Words, least: int, first: int) -> int:
    """The start of a phrase whose last name may stand behind a preposition.

    "The envoy to the council" has a head that can speak; "near the border with" has none,
    and there the name speaks for itself.
    """
    at = first - 1
    while at >= least and words.lower[at] in DETERMINERS:
        at -= 1
    if at < least or words.lower[at] not in _LINKS:
        return first
    heads = range(at - 1, max(at - _LONGEST, least) - 1, -1)
    start = next((i for i in heads if words.lower[i] in DETERMINERS), None)
    return start if start is not None and head_kind(words.lower[start + 1 : at]) else first
