"""The chain of custody as PROV-JSON, for auditors and their tools.

Form: https://www.w3.org/submissions/prov-json/, terms: https://www.w3.org/TR/prov-dm/.
Raw bytes, article texts and claims are entities; runs, readings and decisions are
activities; versions of the program and model, and persons who decided, are agents.

Of all exports this one alone depends on the history of runs, since it tells it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterclaim.ledger.custody import Custody, KeptArticle, KeptClaim, KeptRun
from counterclaim.ledger.rows_overview import HistoryRow
from counterclaim.records import DecisionKind
from counterclaim.show.exports.files import whole_text

PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "ledger": "urn:counterclaim:ledger:",
    "cc": "urn:counterclaim:terms:",
}
#: Relations with the two ends that each must name.
RELATIONS = {
    "used": ("prov:activity", "prov:entity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
}


def provenance(custody: Custody) -> dict[str, Any]:
    """The PROV-JSON document of a ledger's chain of custody, in a stable order."""
    made = _Document()
    for run in custody.runs:
        made.run(run)
    for article in custody.articles:
        made.article(article)
    for decision in custody.decisions:
        made.decision(decision)
    versions = {article.id: article.version for article in custody.articles}
    taken = {decision.id: decision for decision in custody.decisions}
    for claim in custody.claims:
        made.claim(claim, versions[claim.article_id], taken)
    return {"prefix": PREFIXES, **{kind: part for kind, part in made.parts.items() if part}}


def write_provenance(custody: Custody, folder: Path) -> Path:
    """The file written: ``provenance.json`` in a folder, made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(provenance(custody), ensure_ascii=False, indent=1) + "\n"
    return whole_text(folder / "provenance.json", text)


def _name(kind: str, key: object) -> str:
    return f"ledger:{kind}-{key}"


def _hashed(kind: str, words: str) -> str:
    """A qualified name for what has no id but its words."""
    return _name(kind, sha256(words.encode()).hexdigest()[:16])


def _term(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _time(iso: str) -> dict[str, str]:
    return {"$": iso, "type": "xsd:dateTime"}


def _given(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that have a value."""
    return {key: value for key, value in attributes.items() if value not in (None, "")}


@dataclass
class _Document:
    """A document in the making: records by kind and name."""

    parts: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {k: {} for k in ("entity", "activity", "agent", *RELATIONS)}
    )

    def _put(self, kind: str, name: str, attributes: Mapping[str, Any]) -> str:
        self.parts[kind].setdefault(name, _given(attributes))
        return name

    def _link(self, relation: str, one: str, other: str, **more: Any) -> None:
        known = self.parts[relation]
        ends = dict(zip(RELATIONS[relation], (one, other), strict=True))
        known[f"_:{relation}{len(known) + 1}"] = {**ends, **more}

    def _program(self, version: str) -> str:
        attributes = {"prov:type": _term("prov:SoftwareAgent"), "cc:version": version}
        return self._put("agent", _hashed("version", version), attributes)

    def _person(self, who: str) -> str:
        attributes = {"prov:type": _term("prov:Person"), "prov:label": who}
        return self._put("agent", _hashed("person", who), attributes)

    def _reading(self, version: str) -> str:
        """All reading by one version: no row says in which of its runs an article was read."""
        name = _hashed("reading", version)
        if name not in self.parts["activity"]:
            attributes = {"prov:type": _term("cc:Reading"), "cc:version": version}
            self._put("activity", name, attributes)
            self._link("wasAssociatedWith", name, self._program(version))
        return name

    def run(self, run: KeptRun) -> None:
        """A run, as a part of the reading by its version."""
        attributes = {
            "prov:startTime": run.started,
            "prov:endTime": run.finished,
            "prov:type": _term("cc:Run"),
            "dcterms:isPartOf": _term(self._reading(run.version)),
            "cc:read": run.read,
            "cc:added": run.added,
            "cc:known": run.known,
            "cc:setAside": run.quarantined,
        }
        name = self._put("activity", _name("run", run.id), attributes)
        self._link("wasAssociatedWith", name, self._program(run.version))

    def article(self, article: KeptArticle) -> None:
        """The bytes, the text made from them, and what made it."""
        bytes_ = {
            "prov:type": _term("cc:RawBytes"),
            "cc:sha256": article.sha256,
            "cc:length": article.bytes,
            "cc:origin": article.origin,
            "cc:url": article.url,
            "cc:outlet": article.outlet,
            "cc:mediaType": article.media_type,
            "cc:capturedAt": _time(article.captured_at) if article.captured_at else None,
            "cc:exchange": list(article.exchange) or None,
        }
        text = {
            "prov:type": _term("cc:ArticleText"),
            "prov:label": article.title,
            "cc:sha256": article.text_sha256,
            "cc:encoding": article.encoding,
        }
        raw = self._put("entity", _name("raw", article.sha256), bytes_)
        name = self._put("entity", _name("article", article.id), text)
        reading = self._reading(article.version)
        self._link("used", reading, raw)
        self._link("wasGeneratedBy", name, reading)
        self._link("wasDerivedFrom", name, raw, **{"prov:activity": reading})
        self._link("wasAttributedTo", name, self._program(article.version))

    def decision(self, decision: HistoryRow) -> None:
        """A decision as an activity of the person, and its undoing as another."""
        self._decided(_name("decision", decision.id), decision, decision.who, decision.when)
        if decision.undone_by and decision.undone_when:
            name = _name("undoing", decision.id)
            self._decided(name, decision, decision.undone_by, decision.undone_when)
            self._link("wasInfluencedBy", name, _name("decision", decision.id))

    def _decided(self, name: str, decision: HistoryRow, who: str, when: str) -> None:
        undoing = ":undoing-" in name
        attributes = {
            "prov:startTime": when,
            "prov:endTime": when,
            "prov:type": _term("cc:Undoing" if undoing else "cc:Decision"),
            "cc:kind": decision.kind,
            "cc:subject": decision.subject,
            "cc:value": decision.value,
            "cc:why": decision.undone_why if undoing else decision.why,
        }
        self._put("activity", name, attributes)
        self._link("wasAssociatedWith", name, self._person(who))

    def claim(self, claim: KeptClaim, version: str, taken: Mapping[str, HistoryRow]) -> None:
        """A claim as a quotation of its article, with the decisions that changed it."""
        attributes = {
            "prov:type": _term("cc:Claim"),
            "cc:stance": claim.stance,
            "cc:start": claim.start,
            "cc:end": claim.end,
            "cc:quote": claim.quote,
            "cc:madeBy": claim.made_by,
            "cc:rejected": claim.rejected,
        }
        name = self._put("entity", _name("claim", claim.id), attributes)
        quoted = {"prov:type": _term("prov:Quotation")}
        self._link("wasDerivedFrom", name, _name("article", claim.article_id), **quoted)
        self._made(name, claim, version, taken)

    def _made(
        self, name: str, claim: KeptClaim, version: str, taken: Mapping[str, HistoryRow]
    ) -> None:
        decisions = [taken[key] for key in claim.decisions]
        adding = [d for d in decisions if d.kind == DecisionKind.ADD_CLAIM]
        for decision in adding:
            self._link("wasGeneratedBy", name, _name("decision", decision.id))
        if not adding:
            self._link("wasGeneratedBy", name, self._reading(version))
            self._link("wasAttributedTo", name, self._program(version))
        for who in dict.fromkeys(d.who for d in decisions):
            self._link("wasAttributedTo", name, self._person(who))
        for decision in decisions:
            if decision not in adding:
                self._link("wasInfluencedBy", name, _name("decision", decision.id))
