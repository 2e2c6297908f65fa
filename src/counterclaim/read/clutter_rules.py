"""All rules about clutter lines, headings of link lists, and names of sections."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.read.appeal_rules import appeal_rules
from counterclaim.read.imprint_rules import imprint_rules
from counterclaim.read.line_rule import LineRule
from counterclaim.read.page_rules import page_rules


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All whole-line rules, in the order in which they are tried."""
    return (*page_rules(), *appeal_rules(), *imprint_rules())


@cache
def list_headings() -> re.Pattern[str]:
    """Headings above a list of other articles."""
    sections = "|".join(map(re.escape, sorted(section_words())))
    return re.compile(
        r"(?:related(?: (?:articles?|news|stor(?:y|ies)|posts?|content|topics?|coverage|links?"
        r"|reading|items?|videos?|reports?))?"
        r"|recommended(?: (?:reads?|reading|articles?|stories|for you|news|by \w+))?"
        r"|suggested (?:reads?|reading|articles?)"
        r"|you (?:may|might) (?:also )?(?:like|be interested in|want to read|have missed)"
        r"|(?:read|see) (?:also|next)|also read|further reading|what to read next"
        r"|more (?:on this(?: (?:story|topic|issue))?|stories|news|articles|like this"
        rf"|headlines|coverage|(?:in |on )?(?:{sections})|in this section|from (?:the|this"
        rf"|our) (?:web|author|section|rubric"
        r"|category|archives?|region|network))"
        r"|most (?:read|popular|viewed|shared|commented|recent|watched)(?: (?:news|stories))?"
        r"|(?:trending|popular|latest)(?: (?:now|news|stories|articles|posts|headlines|updates"
        r"|videos))|trending|top (?:stories|news)|editor['’]?s['’]? (?:picks?|choice)"
        r"|category news|don['’]t miss|(?:from )?around the web|promoted stories"
        r"|(?:other|more) (?:news|articles|stories)(?: on (?:the|this) (?:topic|subject|theme))?"
        r"|also (?:on this (?:site|page)|in (?:the )?news)|up next|in case you missed it"
        r"|(?:other|suggested) topics(?: of interest)?|(?:partners?|sponsored) (?:news|content"
        r"|stories)|read more|readers also read)\s?[:.…]*",
        re.IGNORECASE,
    )


@cache
def neighbours() -> re.Pattern[str]:
    """What stands above the title of the article before or after, below the report."""
    return re.compile(r"(?:previous|next|prev) (?:article|post|story)\W*", re.IGNORECASE)


@cache
def section_words() -> frozenset[str]:
    """Names of the sections that news sites sort by, folded."""
    names = (
        "home|news|world|world news|politics|middle east|mideast|mena|region|regional|"
        "international|local|national|africa|asia|europe|americas|latin america|"
        "north africa|asia pacific|syria|iraq|iran|turkey|russia|lebanon|israel|palestine|"
        "yemen|jordan|egypt|libya|us|u.s.|usa|uk|gulf|kurdistan|rojava|arab world|levant|"
        "business|economy|markets|finance|energy|opinion|opinions|op-ed|editorial|"
        "editorials|analysis|commentary|views|blogs|blog|columns|features|feature|"
        "interviews|interview|reports|report|investigations|special|special report|in depth|"
        "in-depth|top news|top stories|breaking|breaking news|latest|latest news|headlines|"
        "front page|military|defense|defence|security|terrorism|war|conflict|diplomacy|"
        "foreign policy|society|culture|religion|human rights|law|science|tech|technology|"
        "health|environment|sport|sports|life|lifestyle|arts|media|video|videos|photos|"
        "pictures|gallery|multimedia|press|press releases|statements|archive|articles|"
        "stories|article|all news|more|live|english|war on terror"
    )
    return frozenset(re.split(r"\|", names))
