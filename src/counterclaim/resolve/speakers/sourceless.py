"""Who speaks where no source is given: whoever spoke before, and goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.speakers.antecedents import Antecedent, Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import pronoun
from counterclaim.resolve.speakers.desk import anchor

_SPEAKING = frozenset(
    [
        *("saying", "adding", "stating", "stressing", "warning", "accusing", "blaming", "claiming"),
        *("describing", "denying", "noting", "reporting", "confirming", "insisting", "arguing"),
        *("demanding", "urging", "calling", "telling", "announcing", "explaining"),
        *("declaring", "vowing"),
    ]
)
# What opens a sentence before its subject, and what opens a clause of another one.
_LEADING = re.compile(
    r"\W*(?:(?:But|And|Then|Yet|However|Later|Also|Meanwhile|The) )*"
    r"(?:(?:In|Since) (?:[A-Z][a-z]+ )?\d{4},? |On [A-Z][a-z]+day,? )?(?:[Tt]he )?"
)
_JOINED = re.compile(r"\w{2}ing\b.* and $", re.DOTALL)  # "seizing the port and | announcing"
_CLAUSE = re.compile(r",|\b(?:that|which|who|when|while|after|before|because|as|where)\b")
_AND = re.compile(r"\band (?:the )?$")
_AND_OTHERS = re.compile(r"\band (?:the|an?|its|their|his|her|he|she|it|they) ")
# What crowds do: "protests | calling for a vote".
_SHOUTED = ("calling", "demanding", "chanting", "urging")
_CROWD = re.compile(
    r"\b(?:[Pp]rotest|[Dd]emonstration|[Pp]rotester|[Dd]emonstrator|[Cc]rowd|[Mm]archer)s\b"
    r"|\b(?:rallies|marches)\b"
)
_ANOTHERS = re.compile(r"\b(?:while|who)\b")
# Words right before a participle that take it for their own object.
_GOVERNING = frozenset(
    [
        *(
            "for",
            "of",
            "by",
            "after",
            "before",
            "without",
            "from",
            "in",
            "on",
            "to",
            "with",
            "than",
            "into",
        ),
        *("stop", "stops", "stopped", "keep", "keeps", "kept", "start", "started", "continue"),
        *("continued", "began", "begin", "avoid", "is", "are", "was", "were", "be", "been", "not"),
        *("and", "or", "while", "when", "deny", "denied", "who", "which", "that"),
    ]
)


def sourceless_speaker(case: Case) -> Speaker:
    """The speaker of the same sentence for "adding that", of the quotation before."""
    start = anchor(case.one)
    cue = case.one.cue[0].of(case.text).lower() if case.one.cue else ""
    previous = _previous(case, start)
    if previous is None and _goes_on(case, cue):
        said = case.found[case.one.parent or ""]
        return replace(said, attribution_id=case.one.id, how="continued", score=0.6)
    if previous is None:
        return _opened(case, cue) or case.unresolved("no source in the text")
    one, speaker = previous
    same = case.desk.scene.distance(anchor(one), start) == 0
    participle = cue.split(" ")[0].endswith("ing") and same and not _of_another(case, one)
    if participle:
        antecedent = one.source[0] if one.source else None
        return replace(
            speaker,
            attribution_id=case.one.id,
            how="continued",
            score=0.7,
            antecedent=antecedent,
        )
    return _opened(case, cue) or case.unresolved("no source in the text")


def _opened(case: Case, cue: str) -> Speaker | None:
    """Who opens a sentence that goes on with a participle: "Norland shut the port saying ..."."""
    start, scene = anchor(case.one), case.desk.scene
    at = scene.sentence(start)
    if at < 0 or cue.split(" ")[0] not in _SPEAKING:
        return None
    opening = scene.sentences[at]
    before = case.text[opening.start : start]
    first = _LEADING.match(before)
    begins = opening.start + (first.end() if first else 0)
    others = _CLAUSE.search(case.text[begins:start]) or any(
        opening.contains(part)
        for one in case.by_id.values()
        for part in one.cue
        if part.end <= start
    )
    last = before.lower().split()[-1:]
    governed = not _GOVERNING.isdisjoint(last) and not _JOINED.search(before)
    if others or not last or governed:
        return None
    if _other_subject(case, before, begins - opening.start):
        return None
    word = case.text[begins:start].split(" ")[0].lower()
    if word in ("he", "she", "it", "they"):
        found = pronoun(scene, word, Place(begins, case.one.content))
    else:
        opens = (begins, begins - len("The "))
        uses = [(u.span, r) for r in scene.all() for u in r.uses if u.span.start in opens]
        span, referent = max(uses, key=lambda use: use[0], default=(None, None))
        found = Antecedent(referent, span, 0.65, ("opens the sentence",))
    if found.referent is None or not found.referent.entity:
        return None
    return case.of_referent(found, "continued", case.one.cue[0])


def _other_subject(case: Case, before: str, begins: int) -> bool:
    """Whether another may go on: "Norland left and the rebels came saying", "of Tarn saying"."""
    end = anchor(case.one)
    start = end - len(before)
    named = [(u.span, r.person) for r in case.desk.scene.all() for u in r.uses]
    behind = any(
        begins < span.start - start < len(before)
        and (_AND.search(before[: span.start - start]) or (person and span.end + 1 == end))
        for span, person in named
    )
    return behind or _AND_OTHERS.search(before, begins) is not None


def _goes_on(case: Case, cue: str) -> bool:
    """Whether who reports goes on inside the report: "X told of the blast saying ten died".

    A participle behind a preposition or another verb has a subject of its own ("a pretext
    for accusing", "must stop insisting").
    """
    said = case.found.get(case.one.parent or "")
    if said is None or not (said.actor or said.description) or not case.one.cue:
        return False
    before = case.text[: case.one.cue[0].start].lower().split()[-1:]
    parent = case.parent.cue[0].of(case.text).lower() if case.parent and case.parent.cue else ""
    if before == ["and"] and parent.split(" ")[0].endswith("ing"):
        before = []  # "saying that it waits and warning of war"
    return cue.split(" ")[0] in _SPEAKING and _GOVERNING.isdisjoint(before)


def _of_another(case: Case, previous: Attribution) -> bool:
    """Whether a participle may have whom the report tells of as its subject.

    "X accused the guard of shelling, despite claiming to keep the truce": the guard claims;
    "X put down protests demanding the vote": the protests demand; "while Y rose by saying so".
    """
    start = anchor(case.one)
    between = case.text[anchor(previous) : start]
    before = between.lower().split()[-1:]
    inside = any(s.start <= start < s.end for s in previous.content)
    return (
        (
            case.one.cue[0].of(case.text).lower().startswith(_SHOUTED)
            and bool(_CROWD.search(between))
        )
        or before in (["despite"], ["into"])
        or (before == ["by"] and _ANOTHERS.search(between) is not None)
        or (inside and before in (["for"], ["of"], ["from"]))
    )


def _previous(case: Case, start: int) -> tuple[Attribution, Speaker] | None:
    earlier = [
        a
        for a in case.by_id.values()
        if a.id in case.found and a.parent == case.one.parent and anchor(a) < start and a.source
    ]
    last = max(earlier, key=lambda a: (anchor(a), a.id), default=None)
    if last is None or not (case.found[last.id].actor or case.found[last.id].description):
        return None
    return last, case.found[last.id]
