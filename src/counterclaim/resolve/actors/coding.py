"""Actor codes of dyadic event data: a country in three letters and a sector in three.

As in CAMEO and PLOVER ("USAGOV", "SYRREB"): the ISO 3166 code of the state an actor
belongs to, or ``---`` where the text names none, and the code of what it is. The country
alone stands for a state meant as a whole ("Russia", "Moscow").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.protocols import View
from counterclaim.records import Actor, MentionKind

NO_COUNTRY = "---"
_UNITED_NATIONS = re.compile(r"\b(?:United Nations|UN)\b|U\.N\.")
_CIVIL = re.compile(r"\b(secretary|attorney|director|governor|consul)[ -]general\b", re.IGNORECASE)
_BEHIND = re.compile(r" (?:of|in|from|at|for|on) ")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Words of a phrase that tell its sector; the last that is found counts (the head noun).
_SECTORS = {
    "GOV": "president minister ministry government premier chancellor king queen prince emir "
    "monarch secretary spokesman spokeswoman spokesperson ambassador envoy diplomat official "
    "officials cabinet administration embassy authorities leader governor mayor ministers "
    "diplomats regime ruler rulers junta leaders",
    "MIL": "army military troops soldiers soldier forces navy warplanes jets general commander "
    "marines airforce generals brigade division airstrikes planes helicopters warships",
    "REB": "rebels rebel insurgents insurgent militants militant guerrillas guerrilla fighters "
    "gunmen militia militias militiamen separatists mutineers jihadists faction factions",
    "OPP": "opposition dissidents activists protesters demonstrators dissident",
    "LEG": "parliament lawmakers lawmaker senate senator senators congress legislators mps mp "
    "deputies parliamentarians legislature assembly",
    "JUD": "court courts judge judges tribunal prosecutor prosecutors",
    "COP": "police policemen policeman gendarmes",
    "CVL": "civilians civilian people residents citizens villagers families children women men "
    "nationals protesters settlers townspeople tribesmen",
    "AGR": "farmers farmer peasants fishermen herders",
    "LAB": "workers worker unions employees miners strikers",
    "EDU": "students student teachers teacher university pupils",
    "REF": "refugees refugee displaced",
    "CRM": "pirates smugglers traffickers cartel cartels gang gangs",
    "SPY": "intelligence spies spy",
    "BUS": "company companies firm businessmen corporation bank businessman executive",
    "MED": "media journalists journalist newspaper broadcaster reporters press television",
    "NGO": "charity observatory organisation organization campaigners watchdog",
}
#: Words that say in what office somebody is of a body that the phrase names.
_OF_OTHERS = frozenset(
    ("leader", "leaders", "spokesman", "spokeswoman", "spokesperson", "official", "officials")
)
_AIDING = re.compile(r"\b(?:aid|relief|health|humanitarian|rescue) workers?\b", re.IGNORECASE)
_BY_WORD = {word: sector for sector, words in _SECTORS.items() for word in words.split()}
#: Sectors by an actor's type in the packs, then by its kind.
_BY_TYPE = {
    "ministry": "GOV",
    "embassy": "GOV",
    "office": "GOV",
    "armed forces": "MIL",
    "air force": "MIL",
    "navy": "MIL",
    "military command": "MIL",
    "armed group": "REB",
    "coalition of armed groups": "REB",
    "operations room": "REB",
    "police": "COP",
    "intelligence service": "SPY",
    "parliament": "LEG",
    "political coalition": "OPP",
    "party": "PTY",
    "monitor": "NGO",
    "aid organisation": "NGO",
    "international body": "IGO",
    "aid agency": "IGO",
}
_BY_KIND = {
    MentionKind.ARMED_GROUP: "REB",
    MentionKind.MEDIA: "MED",
    MentionKind.STATE_BODY: "GOV",
}


def actor_code(phrase: str, actor: Actor | None, *, view: View) -> str | None:
    """The code of a phrase that names or describes an actor; None if nothing tells.

    ``actor`` is what the phrase was resolved to, if it was.
    """
    country, sector = actor_parts(phrase, actor, view=view)
    if country is None and not sector:
        return None
    if sector == "IGO":
        united = _UNITED_NATIONS.search(f"{phrase} {actor.name if actor else ''}")
        return "IGOUNO" if united else "IGO"
    return (country or NO_COUNTRY) + sector


def actor_parts(phrase: str, actor: Actor | None, *, view: View) -> tuple[str | None, str]:
    """The ISO 3166 code in three letters of an actor's state, and its sector; both may be open.

    An international body is of no state.
    """
    sector = "IGO" if _UNITED_NATIONS.search(phrase) else _sector(phrase, actor)
    return (None if sector == "IGO" else _country(phrase, actor, view)), sector


def _country(phrase: str, actor: Actor | None, view: View) -> str | None:
    codes = [actor.country] if actor is not None and actor.country else []
    for code in (*codes, *_named_states(phrase, view)):
        if state := view.state(code):
            return state.iso3
    return None


def _named_states(phrase: str, view: View) -> Iterator[str]:
    """States named in a phrase by name, adjective or capital, longest names first."""
    words = _WORD.findall(phrase)
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if not name[0].isupper():
                continue
            if state := view.state_of_demonym(name):
                yield state.code
            for match in view.matches(name):
                if match.actor.type == "government" and match.actor.country:
                    yield match.actor.country


def _sectors(phrase: str) -> list[str]:
    """The sectors of a phrase's words; who leads or speaks for a body is of the body's.

    "The opposition | leader", "an army | spokesman".
    """
    words = [word for word in _WORD.findall(phrase) if word in _BY_WORD]
    if len(words) > 1 and words[-1] in _OF_OTHERS:
        words.pop()
    return [_BY_WORD[word] for word in words]


def _sector(phrase: str, actor: Actor | None) -> str:
    plain = _AIDING.sub("civilians", _CIVIL.sub(r"\1", phrase)).lower()
    head = _sectors(_BEHIND.split(plain)[0])  # a mayor of a bank's town is no bank
    told = head or _sectors(plain)
    if told:
        return told[-1]
    if actor is None or actor.type == "government":
        return ""
    if actor.kind is MentionKind.PERSON:
        return "GOV" if actor.roles else ""
    return _BY_TYPE.get(actor.type) or _BY_KIND.get(actor.kind, "")
