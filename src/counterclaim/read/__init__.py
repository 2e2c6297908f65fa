"""Sources to articles: ``documents`` finds and opens, ``to_article`` reads one.

Everything that cannot be read comes back as ``Quarantined`` with a reason for a person.
"""

from counterclaim.read.articles import to_article
from counterclaim.read.dating import infer_published
from counterclaim.read.reading import documents

__all__ = ["documents", "infer_published", "to_article"]
