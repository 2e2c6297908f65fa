"""Open formats to take a ledger's content along, each row with its words and an address."""

from counterclaim.show.exports.formats import FORMATS, Format, Wish, write_export
from counterclaim.show.exports.provenance import provenance, write_provenance
from counterclaim.show.exports.rows import TABLES
from counterclaim.show.exports.tables import schema, write_tables

__all__ = [
    "FORMATS",
    "TABLES",
    "Format",
    "Wish",
    "provenance",
    "schema",
    "write_export",
    "write_provenance",
    "write_tables",
]
