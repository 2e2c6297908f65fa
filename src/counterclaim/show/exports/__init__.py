"""Open formats: CSV and JSONL with a JSON Schema, each row quoted; custody as PROV-JSON."""

from counterclaim.show.exports.provenance import provenance, write_provenance
from counterclaim.show.exports.rows import TABLES
from counterclaim.show.exports.tables import schema, write_tables

__all__ = ["TABLES", "provenance", "schema", "write_provenance", "write_tables"]
