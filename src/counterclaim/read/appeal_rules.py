"""Lines in which a page speaks to its readers: to subscribe, give, write, look elsewhere."""

from __future__ import annotations

from typing import Final

from counterclaim.read.line_rule import LineRule, rule
from counterclaim.records import Clutter

#: A sentence of a report that speaks of letters and channels quotes somebody or says who said it.
_UNQUOTED: Final = r"(?!.*(?:[“”«»\"]|\b(?:said|says|told)\b))"


def appeal_rules() -> tuple[LineRule, ...]:
    """Rules for newsletters and apps, gifts, contributions of readers, and forms."""
    return (*_subscriptions(), *_support(), *_contributions(), *_forms())


def _subscriptions() -> tuple[LineRule, ...]:
    kind = Clutter.NAVIGATION
    return (
        rule(
            "newsletter",
            kind,
            34,
            r"(?:sign up|subscribe|register)(?: now| today| here)?\W*|(?:daily |our )?newsletters?"
            r"|(?:sign up|subscribe|register)(?: now| today| here)?,? (?:for|to) (?:our|the|get"
            r"|receive)"
            r"\b.{0,140}|(?:get|receive) .{0,80}\b(?:newsletter|in your inbox|to your inbox"
            r"|(?:news|push|phone) (?:alerts|notifications))\b.{0,40}|don['’]?t miss out\b.{0,80}"
            r"|we won['’]?t spam\b.{0,80}|enter your e-?mail(?: address)?(?: here)?\W*"
            r"|thank(?:s| you) for (?:subscribing|signing up)\b.{0,60}"
            r"|by (?:signing up|subscribing|checking (?:this|the) box)\b.{0,60}\b(?:you"
            r"|i)\b.{0,140}"
            r"|stay (?:informed|up to date|updated|connected|tuned)\b.{0,20}\bwith our\b.{0,40}",
            prose=True,
        ),
        rule(
            "newsletter_told",
            kind,
            34,
            rf"{_UNQUOTED}.{{0,60}}\bour (?:[\w-]+ ){{0,3}}newsletters?\b.{{0,120}}",
            prose=True,
        ),
        rule("newsletter_named", kind, 8, r"(?:sign up|subscribe) (?:for|to) .{2,40}:?"),
        rule(
            "app_promotion",
            kind,
            14,
            r"(?:download|get|install|try)\b.{0,50}\bapps?\b.{0,60}"
            r"|[^.!?]{0,60}\b(?:roku|google play|app store|apple tv|android tv|fire tv)\b"
            r"[^.!?]{0,40}|[^.!?“”\"]{0,60}! download\b.{0,30}\bapps?\b.{0,20}",
            edge=True,
        ),
        rule(
            "alerts",
            kind,
            24,
            rf"{_UNQUOTED}(?:click|tap|turn)\b.{{0,40}}\b(?:alerts|notifications)\b.{{0,40}}"
            r"|want more (?:stories|news|articles)\b.{0,60}|privacy notice: newsletters\b.*"
            r"|if you (?:want|wish|would like) to (?:read|know|learn|see) more\b[^.]{0,120}\W*"
            r"|catch (?:all|up on) (?:of )?the latest\b.{0,60}",
            prose=True,
        ),
    )


def _support() -> tuple[LineRule, ...]:
    return (
        rule(
            "donation",
            Clutter.NAVIGATION,
            30,
            rf"{_UNQUOTED}(?:(?:please )?(?:support|donate to) .{{0,40}}\b(?:become|our patrons?"
            r"|journalism|reporting|newsroom)\b.{0,60}"
            r"|(?:if you )?(?:like[d]?|enjoyed?) this (?:story|article|post|report)\b.{0,80}"
            r"|(?:please )?(?:consider|make) (?:a|making a|your) (?:donation"
            r"|contribution)\b.{0,60})",
            prose=True,
        ),
        rule(
            "original_version",
            Clutter.NAVIGATION,
            24,
            rf"{_UNQUOTED}(?:you can |to )?(?:read|see|find) (?:the|this) (?:original|full|english)"
            r" (?:version|text|article)\b.{0,80}\b(?:here|below)\W*",
            prose=True,
            edge=True,
        ),
        rule(
            "republishing",
            Clutter.LEGAL,
            50,
            r"[^“”\"]{0,120}\bto learn more about (?:republishing|reproducing|syndicating)\b.*"
            r"|\(?(?:except for the headline, )?this (?:story|article"
            r"|report) has not been edited by"
            r"\b.*|.{2,60} website contains only a portion of the news\b.*"
            r"|.{2,60} (?:is|are) not responsible for the content of external\b.{0,40}",
            prose=True,
        ),
        rule(
            "unavailable",
            Clutter.NAVIGATION,
            20,
            r"the (?:content|page|video) you requested (?:does not exist|is not)\b.{0,60}"
            r"|(?:this|the) (?:video|content|media|audio) (?:is|cannot be|can ?not be|is not)"
            r"(?: no longer)? (?:available|played|loaded|supported)\b.{0,60}",
            prose=True,
        ),
    )


def _contributions() -> tuple[LineRule, ...]:
    return (
        rule(
            "readers_asked",
            Clutter.COMMENTS,
            40,
            rf"{_UNQUOTED}(?:(?:please )?send (?:us |in )?your (?:own )?(?:comments?|photos?"
            rf"|pictures"
            r"|videos?|stor(?:y|ies)|experiences|views|tips)\b.{0,160}"
            r"|(?:tell|let) us (?:know )?(?:what|your)\b.{0,60}\b(?:think|comments?|below)\b.{0,40}"
            r"|your contact details will never be published\b.{0,20}"
            r"|in some cases a selection of your comments\b.{0,160}"
            r"|when sending us (?:pictures|photos|video)\b.{0,180}"
            r"|please ensure you have read the terms\b.{0,40}"
            r"|we welcome comments on our articles\b.{0,80}"
            r"|this (?:discussion|thread|conversation) is now closed\b.{0,10}"
            r"|(?:to )?(?:suggest|submit|report) a correction\b.{0,80}"
            r"|(?:you can )?(?:also )?(?:select|highlight) the text and press ctrl\b.{0,20}"
            r"|(?:did we get|spotted|see) something wrong\?.{0,60}"
            r"|(?:reach|contact|write to|e-?mail) the (?:news ?room|editors?|author|writer"
            r"|reporter)"
            r"\b.{0,20}@.{2,40})",
            prose=True,
        ),
        rule(
            "coverage_followed",
            Clutter.NAVIGATION,
            24,
            r"(?:follow|find|see|read) (?:all |more )?(?:of )?.{2,60}\bcoverage\b.{0,40}"
            r"(?:https?:|www\.|here\b).{0,80}",
            prose=True,
        ),
    )


def _forms() -> tuple[LineRule, ...]:
    return (
        rule(
            "form",
            Clutter.NAVIGATION,
            10,
            r"(?:was|is|did you find) this (?:article|page|story|information)? ?(?:helpful"
            r"|useful)\b.*"
            r"|report (?:an? |this )?(?:error|typo|mistake|problem|ad)\W*"
            r"|(?:newsletter )?(?:your )?e-?mail(?: address)?\s?\*?"
            r"|please enter your (?:comment|name|e-?mail)\b.{0,20}"
            r"|(?:first|last|your) name\s?\*?|(?:accept|reject) all|manage my choices",
        ),
    )
