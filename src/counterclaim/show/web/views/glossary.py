"""What the words of the page mean."""

from __future__ import annotations

from counterclaim.show.glossary import GLOSSARY
from counterclaim.show.web.asking import Ask, Seen


def glossary(ask: Ask) -> Seen:
    """Every word with its meaning, in groups."""
    rows = [
        {"group": group.title, "word": entry.word, "meaning": entry.meaning}
        for group in GLOSSARY
        for entry in group.entries
    ]
    return Seen("glossary.html.j2", "What the words mean", {"glossary": GLOSSARY}, rows)
