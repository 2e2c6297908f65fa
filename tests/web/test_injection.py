"""What sources write stays text in every view: a hundred attacks in every stored field."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from counterclaim.ledger import open_ledger
from counterclaim.records import Compared, Quarantined, Reading
from tests.factories import TRUCE, sample_compared, sample_reading
from tests.web.conftest import Site, site_over

TAGS = ("img", "svg", "iframe", "object", "embed", "math", "video", "audio", "body", "input")
EVENTS = ("onerror", "onload", "onfocus", "onmouseover", "ontoggle")
WRAPS = ("{}", '">{}', "'>{}", "--></script>{}", "</title>{}")
ATTACKS = [
    WRAPS[(n + m) % len(WRAPS)].format(f"<{tag} src=x {event}=hit({n}{m})>")
    for n, tag in enumerate(TAGS)
    for m, event in enumerate(EVENTS)
] + [
    WRAPS[n % len(WRAPS)].format(text)
    for n, text in enumerate(
        [
            *(f"<script>hit({n})</script>" for n in range(10)),
            *(f'" onmouseover="hit({n})' for n in range(10)),
            *(f"' autofocus onfocus='hit({n})" for n in range(10)),
            *(f"javascript:hit({n})" for n in range(10)),
            *("{{ 7 * 7 }}{% set x = " + str(n) + " %}" for n in range(10)),
        ]
    )
]
OUR_ELEMENTS = """
a article b bdi blockquote body br button circle code datalist details div fieldset
figcaption figure footer form h1 h2 h3 h4 head header html input kbd label legend li line link
main meta nav noscript ol option p path q rect script section select span strong summary
svg table tbody td text th thead title tr ul
"""


class Elements(HTMLParser):
    """Collects what a browser would make of a page: elements and live attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OUR_ELEMENTS.split():
            self.foreign.append(tag)
        for name, value in attrs:
            target = name in ("href", "src", "action", "xlink:href", "formaction")
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.live.append(f"{tag} {name}")
            if target and not re.match(r"/(?!/)|#|https://safe\.example/", value or ""):
                self.live.append(f"{tag} {name}={value}")
            if tag == "script" and value and name == "src" and value != "/static/page.js":
                self.live.append(value)


def hostile(reading: Reading, attack: str) -> Reading:
    """A reading whose every field that a source can write holds the attack."""
    u, r = reading.understanding, reading.resolved
    article = replace(
        reading.article,
        title=attack,
        outlet=attack,
        origin=attack,
        url=f"https://safe.example/{attack}".replace(" ", "%20"),
        language=attack,
        warnings=(attack,),
        published=replace(reading.article.published, note=attack),
    )
    understanding = replace(
        u,
        mentions=tuple(replace(m, text=attack) for m in u.mentions),
        times=tuple(replace(t, value=attack, reason=attack) for t in u.times),
        labels=tuple(replace(x, word=attack) for x in u.labels),
    )
    resolved = replace(
        r,
        actors=tuple(
            replace(
                a,
                name=f"{attack} {a.id}",
                country=attack,
                roles=tuple(replace(role, title=attack) for role in a.roles),
                names=tuple(replace(n, text=attack) for n in a.names),
            )
            for a in r.actors
        ),
        places=tuple(replace(p, name=attack) for p in r.places),
        speakers=tuple(
            replace(s, description=attack if s.description else "", reasons=(attack,))
            for s in r.speakers
        ),
    )
    return Reading(article, understanding, resolved)


def hostile_compared(compared: Compared, attack: str) -> Compared:
    """The same for what compare keeps."""
    return replace(
        compared,
        incidents=tuple(
            replace(
                i,
                title=attack,
                reasons=(attack,),
                accounts=tuple(
                    replace(
                        a,
                        outlet=attack,
                        values=tuple(replace(v, shown=attack, counted=attack) for v in a.values),
                    )
                    for a in i.accounts
                ),
            )
            for i in compared.incidents
        ),
        comparisons=tuple(replace(c, rule=attack) for c in compared.comparisons),
        origins=tuple(replace(o, key=attack, why=attack) for o in compared.origins),
        ceasefires=tuple(
            replace(
                c,
                name=attack,
                kind=attack,
                source=attack,
                terms=tuple(replace(t, text=attack) for t in c.terms),
            )
            for c in compared.ceasefires
        ),
        allegations=tuple(
            replace(a, act=attack, applies_reason=attack) for a in compared.allegations
        ),
        tallies=tuple(replace(t, check=attack, issuer_text=attack) for t in compared.tallies),
    )


def attacked(folder: Path, attack: str) -> tuple[Site, list[str]]:
    """A page over a hostile ledger and all addresses of its views."""
    sound = (
        sample_reading(prefix=f"{attack} "),
        sample_reading(outlet="B", published="2016-05-05", prefix=f"{attack} desk: "),
    )
    first, second = (hostile(r, attack) for r in sound)
    compared = hostile_compared(sample_compared(first, second), attack)
    compared = replace(compared, near_copies=())  # their words stand elsewhere in these texts
    path = folder / "hostile.ledger"
    with open_ledger(path, create=True) as ledger:
        ledger.add_reading(first)
        ledger.add_reading(second)
        ledger.replace_compared(compared)
        ledger.add_quarantined(Quarantined(attack, attack))
    site = site_over(path)
    site.desk.recompute = lambda _ledger: None
    claim = first.understanding.attributions[0].id
    addresses = [
        *("/", "/claims", "/articles", "/actors", "/incidents", "/ceasefires", "/labels", "/map"),
        *("/accusations", "/changes", "/quarantine", "/timeline", f"/claims/{claim}"),
        f"/articles/{first.article.id}?layers=source,actor,place,time,label",
        f"/articles/{first.article.id}/marks",
        f"/incidents/{compared.incidents[0].id}",
        f"/ceasefires/{TRUCE.id}",
        "/actors/actor-stone-brigade",
    ]
    return site, addresses


def check(text: str, where: str) -> None:
    found = Elements()
    found.feed(text)
    assert found.foreign == [], where
    assert found.live == [], where


def test_there_are_a_hundred_attacks() -> None:
    assert len(set(ATTACKS)) == 100


def test_stored_attacks_stay_text_in_every_view(tmp_path: Path) -> None:
    """Every tenth attack with fresh files; all hundred joined in one are the next test."""
    for n, attack in enumerate(ATTACKS[::10]):
        folder = tmp_path / str(n)
        folder.mkdir()
        site, addresses = attacked(folder, attack)
        for address in addresses:
            answer = site.client.get(address)
            assert answer.status_code == 200, address
            check(answer.text, f"{attack!r} at {address}")


def test_all_hundred_attacks_in_every_field_at_once(tmp_path: Path) -> None:
    site, addresses = attacked(tmp_path, " ".join(ATTACKS))
    for address in addresses:
        answer = site.client.get(address)
        assert answer.status_code == 200, address
        check(answer.text, address)


def test_attacks_in_addresses_and_forms_stay_text(tmp_path: Path, site: Site) -> None:
    for attack in ATTACKS:
        for address in ("/claims", "/articles", "/accusations", "/labels", "/changes", "/actors"):
            query = {"q": attack, "outlet": attack, "by": attack, "who": attack, "done": attack}
            answer = site.client.get(address, params=query)
            assert answer.status_code == 200, address
            check(answer.text, f"{attack!r} in the address of {address}")
    page = site.decide("rename", subject="actor-stone-brigade", name=ATTACKS[0], why=ATTACKS[51])
    check(page, "changes")
    for address in ("/actors", "/accusations", "/labels", "/actors/actor-stone-brigade"):
        check(site.client.get(address).text, address)
