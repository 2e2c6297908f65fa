"""Lines about the page and its parts: dates, counters, credits, rights, captions."""

from __future__ import annotations

from typing import Final

from counterclaim.read.line_rule import LineRule, rule
from counterclaim.records import Clutter

#: What a head line calls the outlet that it names.
OUTLET_LABEL: Final = r"(?:source|outlet|publisher|publication|newspaper)"
_PICTURE: Final = r"(?:photo(?:graph)?|picture|image|still|screen ?(?:grab|shot)|frame)"
_AGENCY: Final = r"(?:afp|ap|reuters|epa|getty|anadolu|aa|xinhua|sana|tass|al jazeera|file)"
_STAMP: Final = (
    r"(?:\d{1,2}:\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)"
)


def imprint_rules() -> tuple[LineRule, ...]:
    """Rules for dates and counters, rights and credits, captions of pictures."""
    return (
        *_stamps(),
        *_legal(),
        *_captions(),
        *_bylines(),
    )


def _stamps() -> tuple[LineRule, ...]:
    """The page's own date and counters, alone on a line."""
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
    weekday = r"(?:(?:mon|tues?|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
    clock = (
        r"(?:[\s,|-]{0,3}(?:at )?\d{1,2}[:.]?\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\.?|gmt|utc|hrs?))?)?"
    )
    day = (
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{month},?\s(?:19|20)\d\d|{month}\s\d{{1,2}},?\s(?:19"
        rf"|20)\d\d"
        r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    )
    return (
        rule(
            "date_line",
            Clutter.NAVIGATION,
            16,
            r"(?:date of publication"
            r"|(?:last |first )?(?:updated?|modified|published|posted|edited|issued))"
            rf"(?: on| at| by)?\s?:?\s.{{0,24}}{_STAMP}"
            r"(?:[\d\s:.,/()+|-]|[a-z]{3,9}(?= \d{4})|st|nd|rd|th|gmt|utc|ksa|ist|[ecb]e?[sd]?t"
            r"|[ap]\.?m"
            r"|hrs?|local time|by (?-i:[A-Z])[\w.' -]{2,40})*",
        ),
        rule(
            "bare_date",
            Clutter.NAVIGATION,
            10,
            r"(?:posted|updated|published)\s?:?\s?\d{1,2} (?:minutes?|hours?|days?|weeks?) ago|"
            rf"(?-i:(?:[A-Z]{{2,6}}|Reuters"
            rf"|Xinhua)\s+)?{weekday}(?:\d{{1,2}}:?\d\d\s)?{day}{clock}",
        ),
        rule(
            "outlet_line",
            Clutter.NAVIGATION,
            10,
            rf"{OUTLET_LABEL}:\s.+",
            edge=True,
        ),
        rule(
            "counter", Clutter.NAVIGATION, 4, r"(?:views|hits|reads)\W{0,2}\d+|\d+ (?:views|hits)"
        ),
    )


def _legal() -> tuple[LineRule, ...]:
    kind = Clutter.LEGAL
    return (
        rule(
            "copyright",
            kind,
            40,
            r"(?:copyright|©|\(c\))[\s©:]{0,4}(?:\(c\)|©)?\s?(?:(?:19|20)\d\d)\b.*"
            r"|.{0,120}\ball rights (?:are )?reserved\b.{0,320}|(?:purchase"
            r"|acquire) licensing rights.{0,30}",
            prose=True,
        ),
        rule(
            "terms",
            kind,
            14,
            r"(?:(?:terms(?: of (?:use|service)| and conditions| & conditions)?|privacy(?: policy"
            r"| notice| statement)?|cookies? (?:policy|notice|settings|preferences)"
            r"|legal(?: notice)?|disclaimer|contact(?: us)?|about(?: us)?|careers|imprint"
            r"|site ?map)(?:[\s|,·•/&]+|$)){1,9}",
            edge=True,
        ),
        rule(
            "cookies",
            kind,
            60,
            r".{0,120}\b(?:this (?:web ?)?site|our (?:web ?)?site|we)\b.{0,40}\buses?(?: of)?"
            r" cookies\b.*|by (?:continuing to|using|clicking|browsing)\b.{0,120}"
            r"\b(?:cookies|our terms|consent)\b.*"
            r"|(?:accept|reject|manage|allow)(?: all)? cookies\W*",
            prose=True,
        ),
        rule("standards", kind, 14, r"our standards\s?:\s?.{0,80}principles\.?", prose=True),
        rule(
            "views_disclaimer",
            kind,
            60,
            r"(?:disclaimer\s?:\s?|(?-i:[A-Z])[^.“”\"]{2,60} is an? [^.“”\"]{2,120}\. )?"
            r"the (?:views|opinions|statements)[^.]{0,60}"
            r"(?:expressed|contained|presented|published) (?:(?:here|herein|(?:in|on) (?:this|the)"
            r"|by (?:the |our |its )?(?:authors?|writers?|columnists?|contributors?))\b.{0,120}"
            r"\b(?:necessarily|those of|do not|are solely|own)\b.*|are (?:his|her"
            r"|their) own\b.{0,4})",
            prose=True,
        ),
        rule(
            "reuse",
            kind,
            50,
            r"(?:this (?:article|material|content)|no part|reproduction|material|content)\b.{0,120}"
            r"\b(?:may (?:not )?be|is prohibited|without)\b.{0,60}"
            r"\b(?:re-?publi\w+|reproduc\w+|redistribut\w+|copied|permission|consent)\b.{0,80}",
            prose=True,
            edge=True,
        ),
        rule(
            "credits",
            kind,
            60,
            r"\(?(?:additional )?reporting by [^.]{2,200}[;,] ?(?:(?:additional )?reporting"
            r"|writing|editing|compiled|edited|written) by .{2,160}"
            r"|\(?(?:writing|editing|edited|compiled) by (?-i:[A-Z])[^.!?]{2,120}\)?",
            prose=True,
        ),
    )


def _captions() -> tuple[LineRule, ...]:
    kind = Clutter.CAPTION
    opening = (
        rf"(?:an? |this |in this )?(?:file|archive|handout|undated|combination)[\s/-]{{1,3}}"
        rf"(?:grab |{_PICTURE})\b|(?:a |in this )(?:still {_PICTURE}|frame grab|screen ?grab)\b"
        r"|a general view (?:of|shows)\b"
    )
    return (
        rule(
            "caption_label",
            kind,
            80,
            rf"(?:file |handout )?{_PICTURE}s?\s?(?:credit|courtesy|by|from)?\s?:\s?.{{2,400}}"
            rf"|{_PICTURE}s? (?:credit|courtesy of|by) (?-i:[A-Z]).{{1,80}}"
            rf"|(?-i:FILE)\s?[-–—]\s?.{{10,400}}|(?-i:[A-Z][\w.]{{1,20}}) photo",
            prose=True,
        ),
        rule("caption_opening", kind, 60, rf"(?:{opening}).*"),
        # Eight words and no full stop: a dateline is shorter, a closing credit follows a stop.
        rule(
            "caption_agency",
            kind,
            45,
            r"(?:\S+\s+){7,44}\S*[^\s.!?\"”'’]\s?"
            r"\((?-i:AFP|AP|Reuters|REUTERS|EPA|Getty|Anadolu|AA|Xinhua|TASS|AP Archive"
            r"|[A-Z][\w ]{2,20} and Agencies)(?:[ /][^()]{0,30})?\)",
        ),
        rule(
            "caption_credit",
            kind,
            70,
            rf"(?:{opening}).{{0,500}}[(\[][^()\[\]]{{0,60}}[)\]]\.?"
            r"|.{0,600}(?:©|\(c\))\s?(?-i:[A-Z])[\w.&'’ /-]{1,60}"
            rf"|.{{5,600}}[(\[][^()\[\]]{{0,40}}\b(?:{_PICTURE}|handout|getty|via {_AGENCY})\b"
            r"[^()\[\]]{0,40}[)\]]"
            rf"|.{{5,600}}\[{_AGENCY}\b[^\[\]]{{0,30}}\]"
            r"|.{5,600}\b(?:ap photo|getty images|afp photo|reuters ?/ ?(?-i:[A-Z])[\w .-]{2,40})",
            prose=True,
        ),
    )


def _bylines() -> tuple[LineRule, ...]:
    """Who wrote, translated or helped, on a line above or below the report."""
    kind = Clutter.LEGAL
    name = r"(?-i:(?!(?:The|Any|All|Our|His|Its|Their|No|One|Day|Night)\b)[A-Z][\w’'.-]*)"
    person = rf"{name}(?:\s(?:(?:al|el|de|bin|ibn|van|von)[\s-])?{name}){{1,3}}"
    made = (
        r"(?:(?:with |based on )?(?:additional )?reporting|writing|editing|edited|translat(?:ed"
        r"|ion)"
        r"|illustrations?|graphics?|produced|compiled)"
    )
    return (
        rule(
            "byline",
            kind,
            20,
            rf"(?:(?:text |words |story |report |written )?by|authors?|writer)\s?:?\s{person}"
            rf"(?:(?:,| and| &)\s{person}){{0,3}}(?:(?:,| in| \||\s[-–—])\s.{{2,60}})?"
            r"|(?:text |story |report )?(?:by|author)\s?:\s(?-i:[A-Z]).{2,60}"
            r"|by .{2,30} (?:staff|agencies)(?:(?:,| and| in)\s.{2,40})?"
            r"|(?:our |a )?(?:staff|special|senior|foreign|own) (?:correspondents?|reporters?"
            r"|writers?)"
            r"(?:,.{2,40})?",
            edge=True,
        ),
        rule("credit_line", kind, 18, rf"\(?{made} by\s?:?\s(?-i:[A-Z]).{{1,120}}"),
        rule(
            "contributors",
            kind,
            40,
            r"\(?(?-i:[A-Z]).{2,200} contributed(?: reporting)?(?: (?:to|for) this (?:report|story"
            r"|article|dispatch)(?: (?:from|in) .{2,40})?)\W*",
            prose=True,
        ),
    )
