"""Actors, states, places, labels and agreements that are known beforehand.

The packs are data files in ``data/``; ``docs/knowledge.md`` says how to write one. The
data are read on the first call and kept for the process.
"""

from counterclaim.knowledge.base import KnowledgeBase, NameMatch
from counterclaim.knowledge.ceasefires import load_ceasefires
from counterclaim.knowledge.files import kind_of, open_file, open_files
from counterclaim.knowledge.labels import load_label_lexicon
from counterclaim.knowledge.names import fold
from counterclaim.knowledge.packs import load_knowledge
from counterclaim.knowledge.shelf import Shelf, checked, load_together, without
from counterclaim.knowledge.states import State
from counterclaim.knowledge.validation import Validation, validate_file

__all__ = [
    "KnowledgeBase",
    "NameMatch",
    "Shelf",
    "State",
    "Validation",
    "checked",
    "fold",
    "kind_of",
    "load_ceasefires",
    "load_knowledge",
    "load_label_lexicon",
    "load_together",
    "open_file",
    "open_files",
    "validate_file",
    "without",
]
