"""Tables of the phrases that pages carry around a report, as whole lines.

A rule must match a whole line (``fullmatch``, case ignored) of at most ``words``
words. The phrases are those of common news systems (WordPress, Drupal, Disqus,
AddThis, consent banners) and of agency pages. A report's own sentence must never
match: a rule may touch a line that reads as running text only if it says ``prose``,
and only outside the report if it says ``edge``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from counterclaim.records import Clutter

_NETWORK: Final = (
    r"(?:facebook|twitter|whats ?app|telegram|linkedin|reddit|pinterest|google ?\+|tumblr|viber"
    r"|messenger|instagram|youtube|vkontakte|flipboard|e-?mail|print|tweet|pin it|copy link"
    r"|send|share|like|follow)"
)
_TLD: Final = (
    r"(?:com|org|net|info|news|tv|press|int|eu|uk|us|ir|ru|sy|tr|eg|ae|lb|iq|qa|sa|jo|il|fr|de"
    r"|io|me|co|cn)"
)
_PICTURE: Final = r"(?:photo(?:graph)?|picture|image|still|screen ?(?:grab|shot)|frame)"
_AGENCY: Final = r"(?:afp|ap|reuters|epa|getty|anadolu|aa|xinhua|sana|tass|al jazeera|file)"
_STAMP: Final = (
    r"(?:\d{1,2}:\d\d|\d{1,4}[/.-]\d{1,2}[/.-]\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)"
)


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a whole line must look like to be clutter of a kind.

    ``words`` bounds its length; ``prose`` lets it match running text; ``edge`` keeps
    it to lines before the first or after the last running text.
    """

    name: str
    kind: Clutter
    pattern: re.Pattern[str]
    words: int
    prose: bool = False
    edge: bool = False


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All whole-line rules, in the order in which they are tried."""
    return (
        *_comments(),
        *_related(),
        *_adblock(),
        *_sharing(),
        *_addresses(),
        *_tags(),
        *_navigation(),
        *_legal(),
        *_captions(),
    )


def _rule(
    name: str,
    kind: Clutter,
    words: int,
    pattern: str,
    *,
    prose: bool = False,
    edge: bool = False,
) -> LineRule:
    return LineRule(name, kind, re.compile(pattern, re.IGNORECASE), words, prose, edge)


def _comments() -> tuple[LineRule, ...]:
    kind = Clutter.COMMENTS
    return (
        _rule(
            "comment_form",
            kind,
            12,
            r"(?:add|post|leave|write|submit|make)(?: a| your)?(?: new)?"
            r" (?:comment|reply|response)s?(?: below| here| on this (?:story|article))?"
            r"[.!]?(?: cancel reply)?",
        ),
        _rule(
            "comment_policy",
            kind,
            20,
            r"(?:please )?(?:read|see|view|review|follow) our (?:comment(?:s|ing)?|community"
            r"|discussion) (?:policy|policies|guidelines|standards|rules)\b.*",
            prose=True,
        ),
        _rule(
            "comment_count",
            kind,
            6,
            r"(?:(?:no|view|show|hide|read|see|load|all|more|\d{1,6}) ){1,3}comments?(?: ?\(\d*\))?"
            r"|comments?(?: ?\(?\d{1,6}\)?)?:?",
        ),
        _rule(
            "comments_closed",
            kind,
            12,
            r"comment(?:s|ing)(?: on this (?:story|article))? (?:are|is|have been) "
            r"(?:now )?(?:closed|disabled|turned off|moderated)\b.*",
            prose=True,
        ),
        _rule(
            "comment_login",
            kind,
            14,
            r"(?:you must |please )?(?:be )?(?:log|sign|logged|signed) ?in (?:or (?:register"
            r"|sign up) )?to (?:post |leave |add |make )?(?:a )?comments?\.?",
            prose=True,
        ),
        _rule("comment_first", kind, 8, r"be the first to comment.*"),
        _rule("comment_join", kind, 8, r"join the (?:conversation|discussion|debate)\W*"),
        _rule(
            "comment_fields",
            kind,
            24,
            r"your e-?mail address will not be (?:published|shared)\b.*"
            r"|required fields are marked\b.*"
            r"|save my name, e-?mail,? and website in this browser\b.*",
            prose=True,
        ),
        _rule(
            "comment_system",
            kind,
            10,
            r"(?:discussion )?(?:comment (?:via|with|using) \w+(?: \w+)?\s?){1,3}"
            r"|community (?:standards|guidelines)|(?:comments |discussion )?powered by disqus\.?"
            r"|please enable javascript to view the comments\b.*",
        ),
    )


def _related() -> tuple[LineRule, ...]:
    return (
        _rule(
            "read_more_line",
            Clutter.RELATED,
            32,
            r"(?:(?:also )?read(?: more| also| next| further)?|see(?: also| more)|watch(?: also"
            r"| more| video| the video)?|listen|related(?: article| story| news| video)?s?)"
            r"\s?[:>»|]\s?.+",
            prose=True,
        ),
    )


def _adblock() -> tuple[LineRule, ...]:
    kind = Clutter.ADBLOCK
    return (
        _rule(
            "adblock_notice",
            kind,
            12,
            r"(?:an? )?ad ?-?block(?:er|ing)?(?: is| was| software)? (?:detected|enabled|active)\W*"
            r"|(?:we (?:have )?(?:noticed|detected) (?:that )?|it (?:looks|seems) like )"
            r"you(?:['’]re| are) using an ad ?-?blocker\W*",
            prose=True,
        ),
        _rule(
            "adblock_request",
            kind,
            30,
            r"(?:please|kindly|to|you can|we|if you)\b.{0,120}\b(?:disabl\w+|turn(?:ing)? off"
            r"|switch(?:ing)? off|whitelist\w*|deactivat\w+|paus\w+) .{0,40}"
            r"\bad ?-?block\w*.{0,80}",
            prose=True,
        ),
    )


def _sharing() -> tuple[LineRule, ...]:
    kind = Clutter.SHARE
    return (
        _rule(
            "share_links",
            kind,
            16,
            rf"(?:\d{{1,6}}\s)?{_NETWORK}"
            rf"(?:[\s|,·•/&]+(?:and |on |via )?(?:{_NETWORK}|\d{{1,6}}))*",
        ),
        _rule(
            "share_this",
            kind,
            12,
            r"share (?:this|the) (?:article|story|post|page|news|video|content|link)"
            r"(?: (?:on|via|with) .{2,60})?\W*|share this(?: (?:on|via|with) .{2,60})?\W*"
            r"|share (?:on|via) .{2,60}|(?:\d{1,6} )?shares?|(?:email|print|save|send) this"
            r"(?: (?:article|story|page|post))?(?: to a friend)?|(?:email|print) (?:article|page)",
        ),
        _rule(
            "follow_us",
            kind,
            22,
            r"(?:please )?(?:follow|like|join|find) us\b.{0,120}"
            r"|follow @\w+.{0,60}|(?-i:FOLLOW [A-Z]{3,30})"
            r"|(?:follow|subscribe to) .{2,60}\b(?:facebook|twitter|telegram|whats ?app|youtube"
            r"|instagram)\b(?: (?:page|channel|account|group|feed)s?)?\W*",
            prose=True,
        ),
    )


def _addresses() -> tuple[LineRule, ...]:
    kind = Clutter.ADDRESS
    return (
        _rule(
            "alternate_address",
            kind,
            24,
            r".{0,80}\b(?:web ?site|page|site)\b.{0,20}\b(?:can|may|is)\b.{0,30}"
            r"\b(?:accessed|reached|visited|available|found)\b.{0,60}"
            r"\b(?:address(?:es)?|domains?|mirrors?|urls?|links?)\b\s?:?",
        ),
        _rule(
            "bare_address",
            kind,
            6,
            rf"https?:?/?/?\S+|www\.[\w.-]+(?:/\S*)?|(?:[a-z0-9-]+\.)+{_TLD}(?:/\S*)?"
            r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:e-?mail|web|website|url)\s?:\s?\S+",
        ),
        _rule("short_address", kind, 8, r"(?:get |copy )?short (?:url|link)(?:\s?:?\s?\S*)?"),
    )


def _tags() -> tuple[LineRule, ...]:
    return (
        _rule(
            "tag_line",
            Clutter.TAGS,
            60,
            r"(?:tags?|key ?words?|topics?|filed under|filed in|categor(?:y|ies)|labels?|tagged"
            r"(?: with| as)?)\s?:\s?.+",
        ),
        _rule("tag_list", Clutter.TAGS, 30, r"(?-i:Tags|TAGS)\s+[^.!?;:]{2,200}", edge=True),
    )


def _navigation() -> tuple[LineRule, ...]:
    kind = Clutter.NAVIGATION
    return (
        _rule(
            "back_to_top",
            kind,
            8,
            r"(?:back|go|return|scroll|jump) to (?:the )?top(?: of (?:the )?page)?(?: button)?\W*"
            r"|(?:top )?↑",
        ),
        _rule(
            "skip_link",
            kind,
            8,
            r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|article|search)\W*",
        ),
        _rule(
            "advertisement",
            kind,
            6,
            r"(?:advertise(?:ment|ments| with us)|sponsored(?: content| links?)?|promoted content"
            r"|ads?(?: by \w+)?|story continues below(?: advertisement)?"
            r"|scroll to continue\b.*)\W*",
        ),
        _rule(
            "click_here",
            kind,
            24,
            r"(?:please )?(?:click|tap) (?:here|on the link|the link|below)\b.{0,120}",
            prose=True,
        ),
        _rule(
            "continue_reading",
            kind,
            14,
            r"(?:continue|keep) reading\b.{0,60}|(?:read|view|see) (?:the )?(?:full|whole|original"
            r"|rest of the) (?:article|story|post|report|text)\b.{0,40}"
            r"|(?:show|load|view|see) (?:more|less|all)\W*"
            r"|\d{1,3}[ -]min(?:ute)?s? read|(?:reading time|read time)\s?:?.{0,20}",
        ),
        _rule(
            "page_controls",
            kind,
            8,
            r"(?:main )?menu|search|home ?page|(?:text|font) size\s?:?.{0,12}"
            r"|listen to (?:this )?article|print version|printer[- ]friendly.{0,20}|photo gallery"
            r"|view gallery|watch live|tv schedule|loading\W*|close|newer posts?|older posts?"
            r"|(?:previous|next|prev)(?: (?:article|post|story|page))?\W*",
        ),
        _rule(
            "newsletter",
            kind,
            26,
            r"(?:sign up|subscribe|register)(?: now| today| here)?\W*|(?:daily |our )?newsletters?"
            r"|(?:sign up|subscribe|register)(?: now| today)?,? (?:for|to) (?:our|the|get|receive)"
            r"\b.{0,140}|(?:get|receive) .{0,80}\b(?:newsletter|in your inbox|to your inbox"
            r"|news alerts)\b.{0,40}|don['’]?t miss out\b.{0,80}|we won['’]?t spam\b.{0,80}"
            r"|enter your e-?mail(?: address)?(?: here)?\W*"
            r"|thank(?:s| you) for (?:subscribing|signing up)\b.{0,60}",
            prose=True,
        ),
        _rule(
            "app_promotion",
            kind,
            14,
            r"(?:download|get|install|try)\b.{0,50}\bapps?\b.{0,60}"
            r"|[^.!?]{0,60}\b(?:roku|google play|app store|apple tv|android tv|fire tv)\b"
            r"[^.!?]{0,40}",
            edge=True,
        ),
        _rule(
            "date_line",
            kind,
            16,
            r"(?:date of publication"
            r"|(?:last |first )?(?:updated?|modified|published|posted|edited))"
            rf"(?: on| at| by)?\s?:?\s.{{0,24}}{_STAMP}.{{0,60}}",
        ),
    )


def _legal() -> tuple[LineRule, ...]:
    kind = Clutter.LEGAL
    return (
        _rule(
            "copyright",
            kind,
            40,
            r"(?:copyright|©|\(c\))[\s©:]{0,4}(?:\(c\)|©)?\s?(?:(?:19|20)\d\d)\b.*"
            r"|.{0,120}\ball rights (?:are )?reserved\b.{0,60}",
            prose=True,
        ),
        _rule(
            "terms",
            kind,
            14,
            r"(?:(?:terms(?: of (?:use|service)| and conditions| & conditions)?|privacy(?: policy"
            r"| notice| statement)?|cookies? (?:policy|notice|settings|preferences)"
            r"|legal(?: notice)?|disclaimer|contact(?: us)?|about(?: us)?|careers|imprint"
            r"|site ?map)(?:[\s|,·•/&]+|$)){1,9}",
            edge=True,
        ),
        _rule(
            "cookies",
            kind,
            60,
            r".{0,120}\b(?:this (?:web ?)?site|our (?:web ?)?site|we)\b.{0,40}\buses?(?: of)?"
            r" cookies\b.*|by (?:continuing to|using|clicking|browsing)\b.{0,120}"
            r"\b(?:cookies|our terms|consent)\b.*"
            r"|(?:accept|reject|manage|allow)(?: all)? cookies\W*",
            prose=True,
        ),
        _rule("standards", kind, 14, r"our standards\s?:\s?.{0,80}principles\.?", prose=True),
        _rule(
            "views_disclaimer",
            kind,
            60,
            r"(?:disclaimer\s?:\s?)?the (?:views|opinions|statements)[^.]{0,60}"
            r"(?:expressed|contained|presented|published) (?:here|herein|(?:in|on) (?:this|the)"
            r"|by (?:the |our |its )?(?:authors?|writers?|columnists?|contributors?))\b.{0,120}"
            r"\b(?:necessarily|those of|do not|are solely)\b.*",
            prose=True,
        ),
        _rule(
            "reuse",
            kind,
            50,
            r"(?:this (?:article|material|content)|no part|reproduction|material|content)\b.{0,120}"
            r"\b(?:may (?:not )?be|is prohibited|without)\b.{0,60}"
            r"\b(?:re-?publi\w+|reproduc\w+|redistribut\w+|copied|permission|consent)\b.{0,80}",
            prose=True,
            edge=True,
        ),
        _rule(
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
        _rule(
            "caption_label",
            kind,
            80,
            rf"(?:file |handout )?{_PICTURE}s?\s?(?:credit|courtesy|by|from)?\s?:\s?.{{2,400}}"
            rf"|{_PICTURE}s? (?:credit|courtesy of|by) (?-i:[A-Z]).{{1,80}}"
            rf"|(?-i:FILE)\s?[-–—]\s?.{{10,400}}",
            prose=True,
        ),
        _rule("caption_opening", kind, 60, rf"(?:{opening}).*"),
        _rule(
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


@cache
def list_headings() -> re.Pattern[str]:
    """Headings above a list of other articles."""
    return re.compile(
        r"(?:related(?: (?:articles?|news|stor(?:y|ies)|posts?|content|topics?|coverage|links?"
        r"|reading|items?|videos?|reports?))?"
        r"|recommended(?: (?:reads?|reading|articles?|stories|for you|news|by \w+))?"
        r"|suggested (?:reads?|reading|articles?)"
        r"|you (?:may|might) (?:also )?(?:like|be interested in|want to read|have missed)"
        r"|(?:read|see) (?:also|next)|also read|further reading|what to read next"
        r"|more (?:on this(?: (?:story|topic|issue))?|stories|news|articles|like this"
        r"|in this section|from (?:the web|this (?:author|section)))"
        r"|most (?:read|popular|viewed|shared|commented|recent|watched)(?: (?:news|stories))?"
        r"|(?:trending|popular|latest)(?: (?:now|news|stories|articles|posts|headlines|updates"
        r"|videos))|trending|top (?:stories|news)|editor['’]?s['’]? (?:picks?|choice)"
        r"|category news|don['’]t miss|(?:from )?around the web|promoted stories|other news"
        r"|other articles|read more|readers also read)\s?[:.…]*",
        re.IGNORECASE,
    )


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
