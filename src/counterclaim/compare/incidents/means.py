"""The means by which violence is done: as a head, an account or a code names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from counterclaim.compare.incidents.heads import LEAD
from counterclaim.compare.incidents.tolls import Toll
from counterclaim.records import Event, Reading, Unit

#: The means that words of a head name; they may name several.
_NAMED = {
    "chemical": re.compile(r"\b(?:chemical|gas|sarin|nerve|chlorine|toxic|poison)", re.IGNORECASE),
    "execution": re.compile(r"\b(?:execut|behead|massacr)", re.IGNORECASE),
    "shooting": re.compile(r"\b(?:murder|shoot|shot\b(?! down)|gunned|stabb)", re.IGNORECASE),
    "bomb": re.compile(r"\b(?:car bomb|suicide|bomber|blast|explosion)", re.IGNORECASE),
    "air": re.compile(
        r"\b(?:air ?strikes?|air raids?|raids?|aerial|warplanes?|jets?|barrel)", re.IGNORECASE
    ),
    "shelling": re.compile(r"\b(?:shell|rocket|mortar|artillery)", re.IGNORECASE),
    "fighting": re.compile(
        r"\b(?:clash|battle|fight|offensive|attack|bombard|missile)", re.IGNORECASE
    ),
}
#: Stands beside a bomb that only a blast tells of, which may be that of a shell or a missile.
BLAST = "blast"
_BOMB = re.compile(r"\b(?:car bomb|suicide|bomber)", re.IGNORECASE)
#: The means that "an attack" may have too, and that tells no two attacks apart.
_ANY = frozenset({"fighting", BLAST})
#: Means that exclude each other.
_EXCLUSIVE = {
    "from the air": re.compile(
        r"\b(?:air[ -]?(?:strike|raid|attack)s?|aircraft|(?:war)?planes?|jets?|helicopters?|drones?"
        r"|barrel[ -]?bombs?|bombing raids?)\b"
    ),
    "from the ground": re.compile(
        r"\b(?:mortars?|artillery|shelling|howitzers?|tanks?|ground-to-ground|snipers?|gunfire)\b"
    ),
    "a planted bomb": re.compile(
        r"\b(?:(?:car|truck|roadside|suicide|motorcycle|lorry)[ -]?(?:bomb(?:ing|er)?s?|blasts?)"
        r"|booby[ -]traps?|(?:land)?mines?|explosive (?:belt|vest|device)s?|ieds?)\b"
    ),
}
#: What kills, by sub-type of ACLED; gas comes by air as well as by shells.
_CODED = {
    "Air/drone strike": "from the air",
    "Shelling/artillery/missile attack": "shells and rockets",
    "Remote explosive/landmine/IED": "bomb",
    "Suicide bomb": "bomb",
}
#: A clause of a head, and what opens another that may tell of something earlier.
_CLAUSE = re.compile(r"(?:[^.;:\s-]| (?! )|(?<! )-|-(?! ))+")
_EARLIER = re.compile(
    r"\b(?:after|following|before|amid|since|in (?:response|retaliation|revenge|reprisal))\b",
    re.IGNORECASE,
)


def named_means(words: str) -> tuple[str, ...]:
    """All means that words name, in one order."""
    found = tuple(name for name, pattern in _NAMED.items() if pattern.search(words))
    return (*found, BLAST) if "bomb" in found and not _BOMB.search(words) else found


def sure_other_means(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two heads name other means, of which none is a mere blast."""
    return BLAST not in (*a, *b) and other_means(a, b)


def other_means(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two heads name means, and none in common."""
    one, other = set(a) - _ANY, set(b) - _ANY
    return bool(one and other) and not one & other


def only_means(words: str) -> str | None:
    """The one sort of means that words name, if they leave no other open."""
    found = [name for name, pattern in _EXCLUSIVE.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def coded_means(event: Event) -> str | None:
    """The means of an event by its code; None for means that tell no two events apart."""
    return _CODED.get(event.acled or "")


def killing_means(reading: Reading, toll: Toll | None) -> tuple[str, ...]:
    """What killed, by the title and the clauses of the head that give a toll.

    "Air strikes killed 45 after rebels fired mortar rounds" is of air strikes; in "45 died
    after a car bomb went off" nothing else is named that could have killed.
    """
    if toll is None:
        return ()
    counts = {
        q.span.start
        for q in reading.understanding.quantities
        if q.unit is Unit.KILLED and q.low == toll.low and q.span.start < LEAD
    }
    last = max(counts, default=-1)
    near = takewhile(lambda c: c.start() <= last, _CLAUSE.finditer(reading.article.text))
    told = [c[0] for c in near if any(c.start() <= at < c.end() for at in counts)]
    clauses = [reading.article.title or "", *told]
    cut = (_EARLIER.split(clause, maxsplit=1)[0] for clause in clauses)
    return named_means(" | ".join(cut)) or named_means(" | ".join(clauses))
