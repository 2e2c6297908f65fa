"""One attribution while its speaker is sought, and the answers that may be given."""

from __future__ import annotations

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.actors.phrases import is_relative, segments
from counterclaim.resolve.speakers.antecedents import Antecedent
from counterclaim.resolve.speakers.desk import MADE_BY, Desk
from counterclaim.spans import Span


class Case:
    """One attribution while its speaker is sought."""

    def __init__(
        self,
        desk: Desk,
        one: Attribution,
        found: dict[str, Speaker],
        by_id: dict[str, Attribution],
        joint: dict[str, tuple[Speaker, ...]],
    ) -> None:
        """``found`` has the speakers of earlier attributions, ``joint`` the others of each."""
        self.desk, self.one, self.found, self.by_id = desk, one, found, by_id
        self.joint = joint
        self.text = desk.article.text
        self.chunks = [s for s in one.source if not is_relative(s.of(self.text).split(" ")[0])]

    @property
    def parent(self) -> Attribution | None:
        """The attribution whose content holds this one."""
        return self.by_id.get(self.one.parent or "")

    @property
    def reporter(self) -> str | None:
        """The actor who speaks in the enclosing attribution."""
        said = self.found.get(self.one.parent or "")
        return said.actor if said else None

    def named(self, entity: str, how: str, score: float, reasons: tuple[str, ...]) -> Speaker:
        """The answer that an actor speaks."""
        return Speaker(self.one.id, entity, how, score, MADE_BY, reasons=reasons)

    def of_referent(self, found: Antecedent, how: str, span: Span) -> Speaker:
        """The answer that who was spoken of before speaks again."""
        referent = found.referent
        assert referent is not None
        if how == "description" and (segment := next(iter(segments(span.of(self.text))), None)):
            referent.heads |= {segment.head} - {""}
        self.desk.scene.meet(referent, span, speaks=True)
        return Speaker(
            self.one.id,
            referent.entity,
            how if referent.entity else "unnamed",
            found.score,
            MADE_BY,
            description="" if referent.entity else referent.name,
            body=referent.body,
            antecedent=found.use,
            reasons=found.reasons,
        )

    def unresolved(self, *reasons: str) -> Speaker:
        """The answer that the text does not tell, with the reasons."""
        return Speaker(self.one.id, None, "none", 0.0, MADE_BY, reasons=tuple(reasons))
