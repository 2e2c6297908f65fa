"""What the stages share in a run: the encoder, the knowledge packs, the label words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from counterclaim.knowledge import (
    KnowledgeBase,
    load_ceasefires,
    load_knowledge,
    load_label_lexicon,
)
from counterclaim.models import load_reader
from counterclaim.protocols import PassageReader
from counterclaim.records import Actor, Ceasefire, LabelWord, Place
from counterclaim.settings import VERSION, Settings


@dataclass(frozen=True)
class Stock:
    """Each part is loaded when first used, and kept.

    To another process a stock travels as its settings, and is loaded there once.
    """

    settings: Settings = field(default_factory=Settings)

    def __reduce__(self) -> tuple[Callable[..., Stock], tuple[type[Stock], Settings]]:
        return _of_this_process, (type(self), self.settings)

    @cached_property
    def reader(self) -> PassageReader:
        """The encoder with its heads."""
        return load_reader(threads=self.settings.threads)

    @cached_property
    def view(self) -> KnowledgeBase:
        """The knowledge packs, with the user's files over the bundled ones."""
        return load_knowledge(self.settings.knowledge)

    @cached_property
    def lexicon(self) -> tuple[LabelWord, ...]:
        """The label words with their classes."""
        return tuple(load_label_lexicon())

    @cached_property
    def agreements(self) -> tuple[Ceasefire, ...]:
        """The agreements of the register, bundled and the user's."""
        return tuple(load_ceasefires(self.settings.ceasefires))

    def load(self) -> None:
        """Loads every part now, so that a fault in one is no fault of a document.

        Raises:
            KnowledgeError: if a knowledge file is at fault.
            ModelMissingError: if the weights are missing.
        """
        for part in ("reader", "view", "lexicon", "agreements"):
            getattr(self, part)

    def known(self) -> Iterator[Actor | Place]:
        """The actors and places of the packs, for their names in a ledger."""
        yield from self.view.actors()
        yield from self.view.places()

    @property
    def version(self) -> str:
        """Tool and model version: a ledger re-reads articles of another version."""
        return f"{VERSION}+{self.reader.version}"


@cache
def _of_this_process(kind: type[Stock], settings: Settings) -> Stock:
    return kind(settings)
