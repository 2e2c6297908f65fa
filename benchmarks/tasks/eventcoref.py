"""Event coreference with given mentions: one story, one head word, one event.

Articles are grouped into stories as the product groups them; within a story, mentions
whose head words are forms of one word are one event. The product has no word list of
near-synonyms, so "quake" and "tremor" stay two.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json
from counterclaim.compare.stories import Telling, group_stories
from counterclaim.pipeline import Pipeline

ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")
SHORTEST = 3
#: Words of a mention that are never its head.
EMPTY_WORDS = (
    "the a an of in to out up off down on into at by for over away be been being was were "
    "has had his her its their - 's"
)
EMPTY = frozenset(EMPTY_WORDS.split())
#: Forms that no ending explains, and nouns of the deed beside its verb.
FORMS = {
    "be": "was were is are been being",
    "begin": "began begun",
    "break": "broke broken",
    "buy": "bought",
    "come": "came",
    "die": "died dead death deaths dies dying",
    "fall": "fell fallen",
    "fight": "fought",
    "find": "found",
    "get": "got",
    "give": "gave given",
    "go": "went gone",
    "hold": "held",
    "lead": "led",
    "leave": "left",
    "lose": "lost loss",
    "make": "made",
    "meet": "met",
    "say": "said",
    "shoot": "shot shots",
    "steal": "stole stolen theft",
    "strike": "struck",
    "take": "took taken",
    "tell": "told",
    "win": "won",
    "acquir": "acquisition",
    "announc": "announcement",
    "marri": "marriage",
}
FORM_OF = {form: lemma for lemma, forms in FORMS.items() for form in forms.split()}


def stem(word: str) -> str:
    """What the forms of a word have in common, roughly."""
    word = word.casefold()
    if word in FORM_OF:
        return FORM_OF[word]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def head(text: str) -> str:
    """The stem of the last full word of a mention."""
    words = text.split()
    full = [word for word in words if word.casefold() not in EMPTY] or words
    return stem(full[-1])


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """A chain for each given mention of each article."""
    items = [Telling(record["id"], "", record["text"], None) for record in records]
    story = {
        article: number for number, group in enumerate(group_stories(items)) for article in group
    }
    for record in records:
        yield {"id": record["id"], "events": list(_events(record, story[record["id"]]))}


def _events(record: Json, story: int) -> Iterable[Json]:
    for event in record["events"]:
        place = {key: event[key] for key in ("start", "end", "spans") if key in event}
        words = record["text"][event["start"] : event["end"]]
        yield {**place, "chain": f"{story}|{head(words)}"}
