"""Open formats: CSV and JSONL with a JSON Schema, each row with its quotation."""

from counterclaim.show.exports.rows import TABLES
from counterclaim.show.exports.tables import schema, write_tables

__all__ = ["TABLES", "schema", "write_tables"]
