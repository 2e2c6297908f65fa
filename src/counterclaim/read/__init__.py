"""Sources to articles: ``documents`` finds and opens, ``to_article`` reads one.

Everything that cannot be read comes back as ``Quarantined`` with a reason for a person.
"""

from counterclaim.read.again import differences
from counterclaim.read.articles import to_article
from counterclaim.read.dating import infer_published
from counterclaim.read.reading import documents
from counterclaim.read.slices import Slice, slice_documents, survey
from counterclaim.read.sources import Found, find, told_apart

__all__ = [
    "Found",
    "Slice",
    "differences",
    "documents",
    "find",
    "infer_published",
    "slice_documents",
    "survey",
    "to_article",
    "told_apart",
]
