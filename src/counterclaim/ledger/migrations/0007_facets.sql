-- Counts of facets and of places over a hundred thousand rows, from indexes alone.

DROP INDEX coded_event_by_place;
CREATE INDEX coded_event_by_place
ON coded_event (rejected, place, interval_start, type, outlet, "precision");
CREATE INDEX claim_by_kind ON claim (rejected, kind, outlet, stance, published_start);
DROP INDEX claim_by_facets;
CREATE INDEX claim_by_facets ON claim (rejected, outlet, stance, published_start, kind);
