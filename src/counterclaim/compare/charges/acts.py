"""What an allegation says was done, from the event that tells it and its words."""

from __future__ import annotations

import re

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import HEAD
from counterclaim.records import Event, EventType, Factuality

BREACH = "breach"
#: Where no act is told that has a word: what the quotation says.
AS_QUOTED = "as quoted"
#: What allegations mostly are of.
VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
_UNTOLD = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.DENIED})
_MODES = {
    "aerial": "air strikes", "heavy-weapons": "shelling",
    "explosives": "bombing", "unconventional": "use of prohibited weapons",
    "abduct": "abduction", "execute": "killing", "destroy": "destruction", "seize": "seizure",
    "arrest": "arrest", "restrict": "obstruction", "withhold": "withholding",
}  # fmt: skip
_ASSAULT_WORDS = (
    (re.compile(r"(?i)\b(?:violat|breach|infring)"), "violation"),
    (re.compile(r"(?i)human\s+shield"), "use of human shields"),
    (re.compile(r"(?i)\b(?:kill|murder|massacre|slaughter|assassinat)"), "killing"),
    (re.compile(r"(?i)\b(?:shell|mortar|rocket|missile|artillery|batter)"), "shelling"),
    (re.compile(r"(?i)\b(?:air\s?strike|air\s?raid|bombard|warplane)"), "air strikes"),
    (re.compile(r"(?i)\b(?:seiz|captur|took|overr[au]n|retak|recaptur|conquest)"), "seizure"),
)
#: What restricts people is no mere obstacle: "a crackdown", "dispersed the march".
_REPRESSES = re.compile(r"(?i)crack|repress|suppress|dispers|tear\s*gas")
_EXTREME = re.compile(
    r"(?i)terroris|extremis|militant|jihad|takfir|\b(?-i:IS|ISIS|ISIL)\b|islamic\s+state"
    r"|daesh|nusra|qaeda"
)
#: What somebody may have undertaken.
OBLIGED = re.compile(
    r"(?i)\b(?:obligations?|commitments?|pledge[sd]?|promise[sd]?|agreements?|accords?|deals?"
    r"|cease-?fires?|truces?|separat\w+|split\w*|distanc\w+|compl(?:y|ied|iance))\b"
)
_HELP = frozenset({EventType.AID, EventType.SUPPORT, EventType.COOPERATE})
#: Characters after a word of help within which its object is looked for.
_REACH = 90


def act_of(lookup: Lookup, event: Event) -> str | None:
    """The act in a word or two, or None if the event is no act that one side lays on another."""
    if event.factuality in _UNTOLD or event.negated or _only_feared(lookup, event):
        return None
    if _WARDED_OFF.match(lookup.text, event.trigger.start) or _of_the_hurt(lookup, event):
        return None
    if event.mode == "ceasefire-broken" or _breaks(lookup, event):
        broke_down = _BROKE_DOWN.match(lookup.text, event.trigger.start)
        return None if broke_down else BREACH  # a truce that broke down accuses nobody
    if event.type in VIOLENT:
        return _violence(lookup, event)
    if event.type in _HELP:
        return _help(lookup, event)
    if event.type is EventType.REJECT and _failed(lookup, event):
        return "unmet obligation"
    return None


#: Nouns with which an accusation opens, and the acts that they name: "blamed | the deaths on".
_OPENS = r"\W*(?:(?!\w+ing\b)[\w’'%-]+\s+){0,4}?"
_NAMED = tuple(
    (re.compile(rf"(?i){_OPENS}{pattern}\b"), act)
    for pattern, act in (
        (r"(?:deaths?|killings?|massacres?|bloodshed|murders?)", "killing"),
        (r"(?:bombings?|blasts?|explosions?)", "bombing"),
        (r"(?:abductions?|kidnappings?)", "abduction"),
        (r"(?:violations?|(?:human\s+rights\s+)?abuses?|war\s+crimes?|atrocities)", "violation"),
        (r"crackdown", "repression"),
        (r"(?:violence|attacks?)", "attack"),
        (r"us(?:e\s+of|ing)\s+(?:\w+\s+)?(?:incendiary|chemical|cluster|toxic)",
         "use of prohibited weapons"),
    )
)  # fmt: skip


def named_act(words: str) -> str:
    """The act that the first noun of an accusation names; "as quoted" for none."""
    return next((act for pattern, act in _NAMED if pattern.match(words)), AS_QUOTED)


#: Who wards an attack off does nothing of which a side is accused.
_WARDED_OFF = re.compile(r"(?i)(?:repel|repuls|fend|ward|thwart|foil|beat\w*\s+back|fought\s+off)")
_HURT = re.compile(r"(?i)(?:wounded|injured)$")
#: "ferrying | wounded evacuees", "dozens of | injured": who they are, and nothing told as done.
_THE_HURT = re.compile(
    r"(?i)(?:\b(?:of|the|some|many|more|other|all|their|for|with|from|to)|[a-z]ing)\s+$"
)


def _of_the_hurt(lookup: Lookup, event: Event) -> bool:
    """Whether "wounded" only says of whom is spoken."""
    start = event.trigger.start
    hurt = _HURT.match(lookup.text, start, event.trigger.end)
    return bool(hurt and _THE_HURT.search(lookup.text[max(0, start - 16) : start]))


#: "a pretext for air strikes", "the risk of shelling", "an offer to halt strikes", "the
#: possibility to intercept it", "a cessation of all attacks", "any violation of it will be met":
#: nothing is told as done.
_FEARED = re.compile(
    r"(?i)\b(?:(?:pretext|excuse|justification)s?\s+for|(?:fears?|risk|threat|danger|prospect)\s+of"
    r"|(?:possibility|chance|option)\s+(?:of|to)|(?:cessation(?!\s+of\s+hostilities)|goal|aim)\s+of"
    r"|(?:to|will|would|must|should)\s+(?:halt|stop|end|cease|suspend|pause))\s+(?:[\w.-]+\s+){0,4}$"
    r"|\brather\s+than\s+(?:[\w.-]+\s+){0,4}$"
    r"|\b(?:exempt\w*|shield\w*|protect\w*|defen[cds]\w*|shelter\w*)\s+(?:[\w-]+\s+){0,2}(?:against|from)\s+(?:[\w.-]+\s+)?$"
    r"|\b(?:prevent|avoid|avert|escape)(?:s|ed|ing)?\s+(?:[\w.’'-]+\s+){0,6}$"
    r"|\b(?:any|(?:possible|potential|future)(?:\s+[\w.’'-]+)?)\s+(?:[\w.’'-]+\s+)?$"
)


def _only_feared(lookup: Lookup, event: Event) -> bool:
    """Whether the words before an act make it a pretext, a fear or what is to be avoided."""
    before = lookup.text[max(0, event.trigger.start - 60) : event.trigger.start]
    return bool(_FEARED.search(before))


def _breaks(lookup: Lookup, event: Event) -> bool:
    """Whether "violated" stands in a sentence of a truce: "a truce that … was violated by"."""
    if event.type is not EventType.ASSAULT or not _VIOLATES.match(event.trigger.of(lookup.text)):
        return False
    sentence = lookup.sentence_at(event.trigger.start)
    return bool(_TRUCE.search(lookup.text, sentence.start, sentence.end))


_VIOLATES = re.compile(r"(?i)(?:violat|breach|infring)(?:e[sd]?|ed|ing)$")
_BROKE_DOWN = re.compile(
    r"(?i)(?:brok\w+|break\w*)\s+(?:down|following|after|when|on|amid|last|in\s)"
    r"|(?:broke|broken)[.,]|collaps|unravel"
)
_TRUCE = re.compile(rf"(?i)(?<!\w){HEAD}")


def _violence(lookup: Lookup, event: Event) -> str | None:
    trigger = event.trigger.of(lookup.text)
    if event.mode == "firearms" and re.match(
        r"(?i)fire\s?fight|f(?:ight|ought)|clash|(?:gun\s?)?battl", trigger
    ):
        return None  # both sides fight: nobody is accused
    for pattern, label in _ASSAULT_WORDS:
        if pattern.search(trigger):
            return label
    if _REPRESSES.match(trigger):
        return "repression"
    if event.type is EventType.COERCE:
        return _MODES.get(event.mode, "coercion")
    return _MODES.get(event.mode, "attack")


def _help(lookup: Lookup, event: Event) -> str | None:
    """Arms given, or support for those whom the text calls terrorists and the like."""
    trigger = event.trigger.of(lookup.text)
    after = lookup.text[event.trigger.end : event.trigger.end + _REACH].split(".")[0]
    given = _OBJECT_END.split(after.split(" , ")[0])[0]
    weapons = _WEAPONS.search(given) if event.mode == "military" or _GIVES.match(trigger) else None
    if _CAMP.match(after) and trigger == "training":
        return None
    if weapons or _ARMS.match(trigger):
        return "arms supply"
    if not _HELPS.match(trigger) or OUR.search(
        lookup.text[max(0, event.trigger.start - 24) : event.trigger.start]
    ):
        return None
    target, actor = (lookup.mentions.get(m or "") for m in (event.target, event.actor))
    if actor is not None and actor.span.start > event.trigger.end and target is None:
        return None  # "has the backing of Norland and a militant group"
    reach = _OBJECT_END.split(after[:60])[0]
    near = target is not None and target.span.start < event.trigger.end + len(reach)
    words = target.span.of(lookup.text) if target and near else reach
    return "support" if _EXTREME.search(words) else None


_CAMP = re.compile(r"\s+(?:camps?|grounds?|centres?|centers?|bases?)\b")
_ARMS = re.compile(r"(?i)arm(?:ed|ing)$")
_GIVES = re.compile(r"(?i)suppl|provid|sen[dt]|sell|sold|deliver|ship|giv|gave")
_WEAPONS = re.compile(r"(?i)\b(?:weapon|arms|ammunition|missile|attack\s+helicopter|gunship)")
_HELPS = re.compile(
    r"(?i)support|back|arm|aid|help|protect|collaborat|fund|train|shelter|provid|suppl|promot"
)
#: "We support": nobody is accused.
OUR = re.compile(r"(?i)\bwe\s+(?:\w+\s+){0,2}$")
_OBJECT_END = re.compile(
    r"(?i)\b(?:against|following|after|amid|by|while|before|from|over|despite|because|although|whose|who|which)\b"
    r"|,?\s+(?:and|but)\s+\w+ed\b"  # "its support for the plan, and blamed"
)


def _failed(lookup: Lookup, event: Event) -> bool:
    trigger = event.trigger.of(lookup.text).lower()
    after = lookup.text[event.trigger.end : event.trigger.end + _REACH].split(".")[0]
    return trigger.startswith(("fail", "refus")) and bool(OBLIGED.search(after))
