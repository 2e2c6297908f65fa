"""Articles as brat standoff (https://brat.nlplab.org/standoff.html): texts, marks, configuration.

brat counts code points of the text as it is and allows no line end inside a span, so a span
that runs over one becomes a discontinuous span of its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterclaim.records import (
    Attribution,
    AttributionKind,
    Event,
    EventType,
    Factuality,
    LabelClass,
    MentionKind,
    Reading,
    Stance,
)
from counterclaim.show.corpus import Corpus
from counterclaim.show.exports.cells import permalink
from counterclaim.show.exports.files import whole_text
from counterclaim.spans import Span, Spans, trim

FOLDER = "brat"
#: Characters at which some reader of lines or columns would part a line.
BREAKS = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029")
PARTS = ("Source", "Cue", "Content")
DATABASE = "Counterclaim"


def type_name(value: str) -> str:
    """A value of ours as a brat type: letters, digits, dash and underscore."""
    return "".join(word.capitalize() for word in value.split("_"))


def fragments(text: str, spans: Spans) -> list[Span]:
    """The spans cut at line ends and tabs, without blanks at the edges, none overlapping."""
    found: list[Span] = []
    for span in sorted(spans):
        start = max(span.start, found[-1].end if found else 0)
        for at in range(start, span.end + 1):
            if at == span.end or text[at] in BREAKS:
                piece = trim(text, start, at)
                if piece is not None:
                    found.append(piece)
                start = at + 1
    return found


class Standoff:
    """The ``.ann`` of one article, line by line."""

    def __init__(self, corpus: Corpus, reading: Reading, *, base: str = "") -> None:
        """Takes an article and a corpus that holds it."""
        self.corpus = corpus
        self.reading = reading
        self.base = base
        self.lines: list[str] = []
        self._numbers: Counter[str] = Counter()
        self._of_record: dict[str, str] = {}

    def _line(self, kind: str, *columns: str) -> str:
        self._numbers[kind] += 1
        key = f"{kind}{self._numbers[kind]}"
        self.lines.append("\t".join((key, *columns)))
        return key

    def mark(self, name: str, spans: Spans, record: str = "") -> str | None:
        """A text-bound mark; None if the spans hold only blanks."""
        text = self.reading.article.text
        pieces = fragments(text, spans)
        if not pieces:
            return None
        offsets = ";".join(f"{p.start} {p.end}" for p in pieces)
        words = " ".join(p.of(text) for p in pieces)
        key = self._line("T", f"{name} {offsets}", words)
        if record:
            self._of_record.setdefault(record, key)
        return key

    def _attribute(self, name: str, of: str, value: str = "") -> None:
        self._line("A", f"{name} {of} {value}".rstrip())

    def _note(self, of: str, record: str, words: str) -> None:
        address = self.base + permalink(self.reading.article.id, record)
        said = " ".join(f"{words} {address}".split())
        self._line("#", f"AnnotatorNotes {of}", said)

    def mentions(self) -> None:
        """Names, with the entity that they mean as a normalisation."""
        for mention in self.reading.understanding.mentions:
            key = self.mark(type_name(mention.kind.value), (mention.span,), mention.id)
            found = self.corpus.resolutions.get(mention.id)
            if key is None or found is None or found.entity is None:
                continue
            place = found.entity_kind == "place"
            name = (self.corpus.place_name if place else self.corpus.actor_name)(found.entity)
            reference = f"Reference {key} {DATABASE}:{found.entity.replace(' ', '_')}"
            self._line("N", reference, " ".join(name.split()))

    def small(self) -> None:
        """Times, figures and labels."""
        for time in self.reading.understanding.times:
            key = self.mark("Time", (time.span,), time.id)
            if key and time.value:
                self._note(key, time.id, f"value {time.value}")
        for figure in self.reading.understanding.quantities:
            key = self.mark("Figure", (figure.span,), figure.id)
            if key:
                self._note(key, figure.id, f"counts {figure.unit.value}")
        for label in self.reading.understanding.labels:
            key = self.mark("Label", (label.span,), label.id)
            if key:
                self._attribute("LabelClass", key, label.label_class.value)

    def claims(self) -> None:
        """Claims: source, cue and content, joined by relations; parents after all are marked."""
        heads: dict[str, str] = {}
        for claim in self.reading.understanding.attributions:
            head = self._claim(claim)
            if head is not None:
                heads[claim.id] = head
        for claim in self.reading.understanding.attributions:
            parent = heads.get(claim.parent or "")
            if parent and claim.id in heads:
                self._line("R", f"Within Arg1:{heads[claim.id]} Arg2:{parent}")

    def _claim(self, claim: Attribution) -> str | None:
        spans = dict(zip(PARTS, (claim.source, claim.cue, claim.content), strict=True))
        keys = {part: self.mark(part, spans[part]) for part in PARTS if spans[part]}
        head = keys.get("Content") or keys.get("Cue") or keys.get("Source")
        if head is None:
            return None
        for part, relation in (("Source", "SourceOf"), ("Cue", "CueOf")):
            key = keys.get(part)
            if key and key != head:
                self._line("R", f"{relation} Arg1:{key} Arg2:{head}")
        self._attribute("Stance", head, claim.stance.value)
        self._attribute("Kind", head, claim.kind.value)
        if not claim.polarity:
            self._attribute("Negated", head)
        self._note(head, claim.id, " → ".join(self.corpus.chain(claim)))
        return head

    def events(self) -> None:
        """Coded events on their triggers, with arguments where those are marked."""
        for event in self.reading.understanding.events:
            trigger = self.mark(event.type.value, (event.trigger,))
            if trigger is None:
                continue
            arguments = "".join(f" {role}:{key}" for role, key in self._arguments(event))
            key = self._line("E", f"{event.type.value}:{trigger}{arguments}")
            self._attribute("Factuality", key, event.factuality.value)
            if event.negated:
                self._attribute("Negated", key)
            coded = ", ".join(word for word in (event.mode, event.acled) if word)
            told = " → ".join(self.corpus.voice(event.article_id, event.attribution))
            self._note(key, event.id, f"{coded or 'no mode'}; told by {told}")

    def _arguments(self, event: Event) -> Iterator[tuple[str, str]]:
        filled = (
            ("Actor", event.actors),
            ("Target", event.targets),
            ("Place", (event.place,)),
            ("Time", (event.time,)),
            ("Figure", event.quantities),
        )
        for role, records in filled:
            for number, record in enumerate(records, 1):
                if record in self._of_record:  # brat numbers a role that is filled again
                    yield role + (str(number) if number > 1 else ""), self._of_record[record]

    def text(self) -> str:
        """The whole file."""
        self.mentions()
        self.small()
        self.claims()
        self.events()
        return "".join(f"{line}\n" for line in self.lines)


def annotation_conf() -> str:
    """The ``annotation.conf``: what may be marked, and with what."""
    names = [*PARTS, *(type_name(kind.value) for kind in MentionKind), "Time", "Figure", "Label"]
    roles = "Actor*:<ENTITY>, Target*:<ENTITY>, Place?:<ENTITY>, Time?:Time, Figure*:Figure"
    events = [f"{kind.value}\t{roles}" for kind in EventType]
    part = "|".join(PARTS)
    relations = [
        "SourceOf\tArg1:Source, Arg2:Content|Cue",
        "CueOf\tArg1:Cue, Arg2:Content",
        f"Within\tArg1:{part}, Arg2:{part}",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    ]
    attributes = [
        f"Stance\tArg:{part}, Value:" + "|".join(s.value for s in Stance),
        f"Kind\tArg:{part}, Value:" + "|".join(k.value for k in AttributionKind),
        f"Negated\tArg:<EVENT>|{part}",
        "Factuality\tArg:<EVENT>, Value:" + "|".join(f.value for f in Factuality),
        "LabelClass\tArg:Label, Value:" + "|".join(c.value for c in LabelClass),
    ]
    sections = (
        ("entities", names),
        ("relations", relations),
        ("events", events),
        ("attributes", attributes),
    )
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections)


def write_brat(corpus: Corpus, folder: Path, *, base: str = "") -> list[Path]:
    """The files written: a text and its marks for each article, and brat's configuration."""
    inside = folder / FOLDER
    inside.mkdir(parents=True, exist_ok=True)
    made = [whole_text(inside / "annotation.conf", annotation_conf())]
    for part in corpus.parts():
        for reading in part.readings:
            key = reading.article.id
            marks = Standoff(part, reading, base=base).text()
            made += [
                whole_text(inside / f"{key}.txt", reading.article.text),
                whole_text(inside / f"{key}.ann", marks),
            ]
    return made
