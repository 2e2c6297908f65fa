"""The unknown names of all articles, gathered to one actor per name.

An actor made from an unknown name has an id made from that name, so that the articles of
a corpus agree on it without seeing one another, and one pass gathers them: the time grows
with the number of articles, and an article more changes no id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.protocols import View
from counterclaim.records import Actor, MentionKind, Name, ResolvedArticle


def resolve_corpus(resolved: Iterable[ResolvedArticle], *, view: View) -> tuple[Actor, ...]:
    """One actor per unknown name that is safe to join, by id.

    The name is the spelling of most articles, then the longest; the others stay as names.
    The kind is that of most articles. What the packs know is not among them.
    """
    names: dict[str, Counter[str]] = {}
    kinds: dict[str, Counter[MentionKind]] = {}
    first: dict[str, Actor] = {}
    for article in resolved:
        for actor in article.actors:
            if view.actor(actor.id) is None:
                names.setdefault(actor.id, Counter())[actor.name] += 1
                kinds.setdefault(actor.id, Counter())[actor.kind] += 1
                known = first.setdefault(actor.id, actor)
                first[actor.id] = min(known, actor, key=lambda a: (a.source, a.name))
    return tuple(_joined(first[i], names[i], kinds[i]) for i in sorted(first))


def _joined(actor: Actor, names: Counter[str], kinds: Counter[MentionKind]) -> Actor:
    ranked = sorted(names, key=lambda text: (-names[text], -len(text), text))
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    return replace(actor, name=ranked[0], kind=kind, names=tuple(Name(text) for text in ranked))
