"""What issuers count, whether or not it is tied to an agreement."""

from __future__ import annotations

from counterclaim.ledger.queries.tallies import tallies as counted
from counterclaim.ledger.queries.tallies import tally_units
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen, UnknownError
from counterclaim.show.web.views.telling import plain_tallies, tally_views


def tallies(ask: Ask) -> Seen:
    """Tallies by day of publication, of one issuer or one kind if asked for."""
    units = tally_units(ask.ledger)
    unit = ask.get("unit") or None
    if unit is not None and unit not in units:
        raise UnknownError("Nothing of that kind is counted in this ledger.")
    start, size = ask.page
    page = counted(ask.ledger, named=ask.get("issuer") or "", unit=unit, offset=start, limit=size)
    context = {
        "shown": [] if ask.whole else tally_views(ask, page.rows),
        "total": page.total,
        "units": units,
        "start": start,
        "size": PAGE_SIZE,
    }
    return Seen("tallies.html.j2", "Tallies", context, plain_tallies(ask, page.rows))
