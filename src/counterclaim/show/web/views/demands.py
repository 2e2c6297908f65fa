"""What sides ask of one another, and what they say that the other never did."""

from __future__ import annotations

from counterclaim.ledger.queries.demands import demands as asked
from counterclaim.records import DemandKind
from counterclaim.show.web.asking import PAGE_SIZE, Ask, Seen
from counterclaim.show.web.views.telling import demand_views, plain_demands


def demands(ask: Ask) -> Seen:
    """Demands and unmet obligations with issuer, addressee and the words."""
    kind, actor = ask.one_of("kind", DemandKind), ask.get("actor")
    start, size = ask.page
    page = asked(ask.ledger, kind=kind, actor=actor, offset=start, limit=size)
    context = {
        "shown": [] if ask.whole else demand_views(ask, page.rows),
        "total": page.total,
        "kinds": [k.value for k in DemandKind],
        "start": start,
        "size": PAGE_SIZE,
    }
    return Seen("demands.html.j2", "Demands", context, plain_demands(ask, page.rows))
