"""Lines that a page carries for its visitors: comments, links, sharing, navigation."""

from __future__ import annotations

from typing import Final

from counterclaim.read.line_rule import LineRule, rule
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

_LEADS_ON: Final = (
    r"(?:(?:also )?read(?: more| also| next| further)?|see(?: also| more)|watch(?: also"
    r"| more| video| the video)?|listen|related(?: article| story| news| video)?s?"
    r"|you (?:may|might)(?: also)? (?:like|be interested in|want to read|have missed)"
    r"|we recommend|recommended|must read|don['’]t miss|up next|also see)"
)


def page_rules() -> tuple[LineRule, ...]:
    """Rules for comments, related links, ad blockers, sharing, addresses, tags, navigation."""
    return (
        *_comments(),
        *_related(),
        *_adblock(),
        *_sharing(),
        *_addresses(),
        *_tags(),
        *_navigation(),
    )


def _comments() -> tuple[LineRule, ...]:
    kind = Clutter.COMMENTS
    return (
        rule(
            "comment_form",
            kind,
            12,
            r"(?:add|post|leave|write|submit|make)(?: a| your)?(?: new)?"
            r" (?:comment|reply|response)s?(?: below| here| on this (?:story|article))?"
            r"[.!]?(?: cancel reply)?",
        ),
        rule(
            "comment_policy",
            kind,
            20,
            r"(?:please )?(?:read|see|view|review|follow) our (?:comment(?:s|ing)?|community"
            r"|discussion) (?:policy|policies|guidelines|standards|rules)\b.*",
            prose=True,
        ),
        rule(
            "comment_count",
            kind,
            6,
            r"(?:(?:no|view|show|hide|read|see|load|all|more|\d{1,6}) ){1,3}comments?(?: ?\(\d*\))?"
            r"|comments?(?: ?\(?\d{1,6}\)?)?:?",
        ),
        rule(
            "comments_closed",
            kind,
            12,
            r"comment(?:s|ing)(?: on this (?:story|article))? (?:are|is|have been) "
            r"(?:now )?(?:closed|disabled|turned off|moderated)\b.*",
            prose=True,
        ),
        rule(
            "comment_login",
            kind,
            14,
            r"(?:you must |please )?(?:be )?(?:log|sign|logged|signed) ?in (?:or (?:register"
            r"|sign up) )?to (?:post |leave |add |make )?(?:a )?comments?\.?",
            prose=True,
        ),
        rule("comment_first", kind, 8, r"be the first to comment.*"),
        rule("comment_join", kind, 8, r"join the (?:conversation|discussion|debate)\W*"),
        rule(
            "comment_fields",
            kind,
            24,
            r"your e-?mail address will not be (?:published|shared)\b.*"
            r"|required fields are marked\b.*"
            r"|save my name, e-?mail,? and website in this browser\b.*",
            prose=True,
        ),
        rule(
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
        rule(
            "read_more_line",
            Clutter.RELATED,
            32,
            rf"[(\[]?(?:{_LEADS_ON}|(?-i:MORE))\s?[:>»|]\s?(?-i:[^a-z]).+(?<!\.)",
            prose=True,
        ),
        rule(
            "read_more_title",
            Clutter.RELATED,
            24,
            r"[(\[]?(?:(?:read|see|watch) (?:more|also)|also read|related (?:article|story|news"
            r"|video)"
            r"|(?-i:READ|RELATED|WATCH|SEE|MORE)(?! MORE"
            r"| ALSO))\s+(?-i:[A-Z“‘\"'])\S*(?:\s+\S+)+\s+\S*[^.…”\":]",
            prose=True,
            below=True,
        ),
        rule(
            "media_title",
            Clutter.RELATED,
            24,
            r"(?:videos?|gallery|podcast|in (?:pictures|photos)|opinion|explainer)"
            r"\s?[:|]\s?(?-i:[A-Z“‘\"']).+",
            below=True,
        ),
        rule(
            "numbered_list",
            Clutter.RELATED,
            30,
            r"list of \d{1,2} items?|end of list|list \d{1,2} of \d{1,2}\b.*",
            prose=True,
        ),
        rule(
            "own_coverage",
            Clutter.RELATED,
            20,
            r"(?:(?:also )?(?:read|see|watch)|see also|check out"
            r"|explore) our (?:[\w-]+ ){0,3}(?:map"
            r"|coverage|guide|explainer|timeline|profile|(?:live )?blog|analysis|interview|story"
            r"|article|page|series)\b[^.]*",
        ),
        rule("more_on", Clutter.TAGS, 24, r"(?:read )?more on\s?:\s?.+"),
    )


def _adblock() -> tuple[LineRule, ...]:
    kind = Clutter.ADBLOCK
    return (
        rule(
            "adblock_notice",
            kind,
            12,
            r"(?:an? )?ad ?-?block(?:er|ing)?(?: is| was| software)? (?:detected|enabled|active)\W*"
            r"|(?:we (?:have )?(?:noticed|detected) (?:that )?|it (?:looks|seems) like )"
            r"you(?:['’]re| are) using an ad ?-?blocker\W*",
            prose=True,
        ),
        rule(
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
        rule(
            "share_links",
            kind,
            16,
            rf"(?:\d{{1,6}}\s)?{_NETWORK}"
            rf"(?:[\s|,:·•/&]*(?:and |on |via )?(?:{_NETWORK}|\b\d{{1,6}}))*",
        ),
        rule(
            "share_this",
            kind,
            12,
            r"(?:kindly |please )?share (?:this|the) (?:article|story|post|page|news|video|content"
            r"|link)"
            r"(?: (?:on|via|with) .{2,60})?\W*|share this(?: (?:on|via|with) .{2,60})?\W*"
            r"|(?:click to )?share (?:on|via|to) .{2,60}|.{0,20}\bsharing buttons"
            r"|(?:\d{1,6} )?shares?|(?:email|print|save|send) this"
            r"(?: (?:article|story|page|post))?(?: to a friend)?|tell a friend"
            r"|(?:email|print) (?:article|page)",
        ),
        rule(
            "follow_us",
            kind,
            22,
            r"(?:please )?(?:follow|like|join|find) us\b.{0,120}"
            r"|follow (?:[\w’']+ ){0,3}@\w+.{0,60}|(?-i:FOLLOW [A-Z]{3,30})"
            r"|(?:follow|subscribe to) .{2,60}\b(?:facebook|twitter|telegram|whats ?app|youtube"
            r"|instagram)\b(?: (?:page|channel|account|group|feed)s?)?\W*",
            prose=True,
        ),
    )


def _addresses() -> tuple[LineRule, ...]:
    kind = Clutter.ADDRESS
    return (
        rule(
            "alternate_address",
            kind,
            24,
            r".{0,80}\b(?:web ?site|page|site)\b.{0,20}\b(?:can|may|is)\b.{0,30}"
            r"\b(?:accessed|reached|visited|available|found)\b.{0,60}"
            r"\b(?:address(?:es)?|domains?|mirrors?|urls?|links?)\b\s?:?",
        ),
        rule(
            "bare_address",
            kind,
            6,
            rf"https?:?/?/?\S+|www\.[\w.-]+(?:/\S*)?|(?:[a-z0-9-]+\.)+{_TLD}(?:/\S*)?"
            r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:e-?mail|web|website|url)\s?:\s?\S+",
        ),
        rule("short_address", kind, 8, r"(?:get |copy )?short (?:url|link)(?:\s?:?\s?\S*)?"),
    )


def _tags() -> tuple[LineRule, ...]:
    return (
        rule(
            "tag_line",
            Clutter.TAGS,
            60,
            r"(?:tags?|key ?words?|topics?|filed under|filed in|categor(?:y|ies)|labels?|tagged"
            r"(?: with| as)?)\s?:\s?.+",
        ),
        rule("tag_list", Clutter.TAGS, 30, r"(?-i:(?:Tags|TAGS)\s+[A-Z])[^.!?;:]{2,200}"),
    )


def _navigation() -> tuple[LineRule, ...]:
    kind = Clutter.NAVIGATION
    return (
        rule(
            "back_to_top",
            kind,
            8,
            r"(?:back|go|return|scroll|jump) to (?:the )?top(?: of (?:the )?page)?(?: button)?\W*"
            r"|(?:top )?↑",
        ),
        rule(
            "skip_link",
            kind,
            8,
            r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|article|search)\W*",
        ),
        rule(
            "advertisement",
            kind,
            6,
            r"(?:advertise(?:ment|ments| with us)|(?:video )?ad feedback|sponsored(?: content"
            r"| links?)?|promoted content"
            r"|ads?(?: by \w+)?|story continues below(?: advertisement| this ad)?"
            r"|scroll to continue\b.*)\W*",
        ),
        rule(
            "click_here",
            kind,
            24,
            r"(?:please )?(?:click|tap) (?:here|on the link|the link|below)\b.{0,120}",
            prose=True,
        ),
        rule(
            "continue_reading",
            kind,
            14,
            r"(?:continue|keep) reading\b.{0,60}|(?:read|view|see) (?:the )?(?:full|whole|original"
            r"|rest of the) (?:article|story|post|report|text)\b.{0,40}"
            r"|(?:show|load|view|see) (?:more|less|all)\W*"
            r"|\d{1,3}[ -]min(?:ute)?s? read|(?:reading time|read time)\s?:?.{0,20}",
        ),
        rule(
            "page_controls",
            kind,
            8,
            r"(?:main )?menu|toggle (?:navigation|menu)|search(?: for)?\s?:?|home ?page|(?:text"
            r"|font) size\s?:?.{0,12}"
            r"|listen to (?:this )?article|print version|printer[- ]friendly.{0,20}|photo gallery"
            r"|view gallery|watch live|tv schedule|loading\W*|close|newer posts?|older posts?"
            r"|(?:previous|next|prev)(?: page)?\W*",
        ),
    )
