"""Who is on the scene of an article: the actors and unnamed sources spoken of so far.

Later short forms, titles and pronouns are resolved against it. A referent keeps where it
stood, whether it spoke there, and the words that it was described by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.spans import Span, Spans

#: Words right before a name that make it no subject: "such as Orm Tarn".
GOVERNING = frozenset(
    ["of", "by", "as", "from", "with", "about", "against", "than", "like", "including", "for"]
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]*[\"”»]?")


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place where a referent stands; ``speaks`` if it is the source there.

    ``plural`` tells a body called in the plural: "the authorities".
    """

    span: Span
    speaks: bool = False
    opens: bool = False  # the first actor of its sentence, as subjects are
    plural: bool = False


@dataclass(slots=True)
class Referent:
    """A person, body or unnamed source of one article.

    ``entity`` is the actor's id, None for an unnamed one; ``heads`` are the nouns that it
    was called by ("minister", "agency"), in the singular; ``bodies`` are those that a known
    person belongs to.
    """

    id: str
    entity: str | None
    name: str
    person: bool = False
    plural: bool = False
    gender: str = ""
    country: str | None = None
    body: str | None = None
    bodies: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    uses: list[Use] = field(default_factory=list)


class Scene:
    """The referents of one article and its sentences."""

    def __init__(self, text: str, sentences: Spans) -> None:
        """Starts empty; without ``sentences`` full stops and line breaks part the text."""
        self.text = text
        found = sentences or tuple(Span(*m.span()) for m in _SENTENCE.finditer(text))
        self.sentences = tuple(sorted(found))
        self._starts = [sentence.start for sentence in self.sentences]
        self._referents: dict[str, Referent] = {}
        self.sources: Spans = ()  # of all attributions, resolved or not
        self.quotes: Spans = ()  # what is said between quotation marks

    def sentence(self, position: int) -> int:
        """The number of the sentence at a position; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def distance(self, earlier: int, later: int) -> int:
        """How many sentences lie between two positions."""
        return self.sentence(later) - self.sentence(earlier)

    def get(self, key: str) -> Referent | None:
        """The referent with this id."""
        return self._referents.get(key)

    def all(self) -> Iterable[Referent]:
        """All referents, in the order in which they came."""
        return self._referents.values()

    def persons(self) -> list[Referent]:
        """The named persons, in the order in which they came."""
        return [r for r in self._referents.values() if r.person and r.entity]

    def meet(
        self,
        referent: Referent,
        span: Span,
        *,
        speaks: bool = False,
        plural: bool = False,
        owns: bool = False,
    ) -> Referent:
        """Notes that a referent stands at ``span``; joins it with what is known of it.

        Who ``owns`` the subject ("Voss's town") does not open its sentence.
        """
        own = self._referents.setdefault(referent.id, referent)
        if own is not referent:
            own.heads |= referent.heads
            own.gender = own.gender or referent.gender
            own.country = own.country or referent.country
            own.body = own.body or referent.body
            if len(referent.name) > len(own.name):
                own.name = referent.name
        use = Use(span, speaks, not owns and self._opens(span), plural)
        own.uses = [u for u in own.uses if u.span != span or u.speaks > speaks]
        if all(u.span != span for u in own.uses):
            own.uses.append(use)
        return own

    def _opens(self, span: Span) -> bool:
        at = self.sentence(span.start)
        if at < 0:
            return True
        start = self.sentences[at].start
        before = self.text[start : span.start].rstrip(' "“').rsplit(" ", 2)[1:]
        if any(word.lower() in GOVERNING for word in before[-1:]):
            return False
        earlier = [
            use
            for referent in self._referents.values()
            for use in referent.uses[-3:]
            if start <= use.span.start < span.start
        ]
        return all(u.opens and self.text[u.span.end : span.start] == " and " for u in earlier)
