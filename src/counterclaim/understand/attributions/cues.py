"""Which words are cues: of speech, belief, evidence, and which of them are participles."""

from __future__ import annotations

from functools import cache

from counterclaim.records import AttributionKind, Stance
from counterclaim.spans import Span, Spans
from counterclaim.understand.inflection import verb_forms
from counterclaim.understand.lexicon import Lexicon
from counterclaim.understand.spelling import spelled
from counterclaim.understand.tables import rows
from counterclaim.understand.words import Words, word_set

_HEARSAY = word_set("reportedly allegedly purportedly reports accusations allegations claims")


def is_reporting(words: Words, cue: Span) -> bool:
    """Whether a stretch holds a phrase of ``cues.tsv``."""
    return next(iter(cue_lexicon().hits(words, words.within(cue))), None) is not None


def is_hearsay(words: Words, cue: Spans) -> bool:
    """Whether a cue needs no speaker, and is as surely one as those that have one."""
    return any(words.lower[i] in _HEARSAY for part in cue for i in words.within(part))


def infinitive(words: Words, cue: Span) -> Span:
    """What a cue does: of "continues to support" the verb behind "to", else the cue itself."""
    inside = words.within(cue)
    to = [at for at in inside if words.lower[at] == "to" and inside.start < at < inside.stop - 1]
    goes_on = words.lower[inside.start].startswith("continu") if inside else False
    return words.span(to[-1] + 1, inside.stop - 1) if to and goes_on else cue


@cache
def cue_lexicon() -> Lexicon[tuple[Stance, AttributionKind]]:
    """Every spelling of the cues of ``cues.tsv`` with stance and kind."""
    return Lexicon(
        (spelling, (Stance(stance), AttributionKind(kind)))
        for phrase, part, stance, kind in rows("cues.tsv", columns=4)
        for spelling, _ in spelled(phrase, part)
    )


@cache
def reporting_participles() -> frozenset[str]:
    """The forms in "-ing" of the single verbs of ``cues.tsv``: "adding", "urging"."""
    verbs = [row[0] for row in rows("cues.tsv", columns=4) if row[1] == "v" and " " not in row[0]]
    return frozenset(f for verb in verbs for f in verb_forms(verb) if f.endswith("ing"))
