"""What the stages share in a run: the encoder, the knowledge packs, the label words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from typing import Self

from counterclaim.knowledge import (
    KnowledgeBase,
    kind_of,
    load_ceasefires,
    load_knowledge,
    load_label_lexicon,
    open_files,
)
from counterclaim.models import Topic, load_reader, load_topic
from counterclaim.protocols import PassageReader
from counterclaim.records import Actor, Ceasefire, KnowledgeFile, LabelWord, Place
from counterclaim.settings import FILES_MARK, VERSION, Settings
from counterclaim.understand import Remembering


@dataclass(frozen=True)
class Stock:
    """Each part is loaded when first used, and kept.

    To another process a stock travels as its settings, and is loaded there once; its encoder
    has one thread there, since other processes keep the other processors busy.
    """

    settings: Settings = field(default_factory=Settings)

    def __reduce__(self) -> tuple[Callable[..., Stock], tuple[type[Stock], Settings]]:
        return _of_this_process, (type(self), replace(self.settings, threads=1))

    @cached_property
    def reader(self) -> PassageReader:
        """The encoder with its heads; a passage read lately is not computed again."""
        return Remembering(load_reader(threads=self.settings.threads))

    @cached_property
    def files(self) -> tuple[KnowledgeFile, ...]:
        """The user's files, in the order in which they lie over the bundled ones.

        Raises:
            KnowledgeError: if one cannot be read.
        """
        return open_files((*self.settings.knowledge, *self.settings.ceasefires))

    def over(self, files: tuple[KnowledgeFile, ...]) -> Self:
        """The same stock with files beneath its own, less those whose names its own have."""
        own = {file.name for file in self.files}
        beneath = tuple(file for file in files if file.name not in own)
        if not beneath:
            return self
        knowledge = (*beneath, *self.files)
        return type(self)(replace(self.settings, knowledge=knowledge, ceasefires=()))

    def _of_kind(self, *kinds: str) -> tuple[KnowledgeFile, ...]:
        return tuple(file for file in self.files if kind_of(file) in kinds)

    @cached_property
    def view(self) -> KnowledgeBase:
        """The knowledge packs, with the user's files over the bundled ones."""
        return load_knowledge(self._of_kind("pack", "places"))

    @cached_property
    def lexicon(self) -> tuple[LabelWord, ...]:
        """The label words with their classes."""
        return tuple(load_label_lexicon(self._of_kind("lexicon")))

    @cached_property
    def agreements(self) -> tuple[Ceasefire, ...]:
        """The agreements of the register, bundled and the user's."""
        return tuple(load_ceasefires(self._of_kind("register")))

    @cached_property
    def topic(self) -> Topic:
        """The cheap guess whether an article is about a conflict; only bulk asks it."""
        return load_topic()

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
        """Tool, model and the user's files: a ledger re-reads articles of another version."""
        version = f"{VERSION}+{self.reader.version}"
        if not self.files:
            return version
        whole = sha256("".join(file.sha256 for file in self.files).encode())
        return f"{version}{FILES_MARK}{whole.hexdigest()[:12]}"


@cache
def _of_this_process(kind: type[Stock], settings: Settings) -> Stock:
    return kind(settings)
