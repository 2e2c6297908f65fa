"""What an article's mentions are of, as far as their own words and kinds tell."""

from __future__ import annotations

import re

from counterclaim.records import Article, Mention, MentionKind
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Segment

ACTORS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
    }
)
_GROUPS = (MentionKind.ORGANISATION, MentionKind.ARMED_GROUP)
_OF_LANDS = frozenset(["army", "military", "police", "navy", "parliament", "court", "opposition"])
_THE = re.compile(r"(?i)^the\s+")


def is_unclear(mention: Mention, link: Link) -> bool:
    """Whether it is a person of whom two have the name."""
    unclear = link.reasons[:1] != () and link.reasons[0].startswith("may be")
    return mention.kind is MentionKind.PERSON and unclear


def is_actor(mention: Mention) -> bool:
    """Whether a mention is of an actor, or a place that stands for one."""
    return mention.kind in ACTORS or (
        mention.kind is MentionKind.PLACE and mention.literal is False
    )


def is_of_land(segment: Segment) -> bool:
    """Whether it is a body that a land has beside others: its army is not its opposition."""
    return segment.head in _OF_LANDS


def name_of(article: Article, mention: Mention) -> str:
    """The proper name in a mention, or all of it."""
    return mention.name.of(article.text) if mention.name else mention.text


def stands_alone(article: Article, mention: Mention, name: str) -> bool:
    """Whether a mention is of a group by its bare name, article aside: "the GLM"."""
    bare = _THE.sub("", mention.text)
    named = mention.name is not None and mention.kind in _GROUPS
    return named and name_of(article, mention) == name == bare
