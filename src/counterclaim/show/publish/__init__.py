"""A static copy of the page: files with relative links, to share without a server."""

from counterclaim.show.publish.copying import Copied, publish

__all__ = ["Copied", "publish"]
