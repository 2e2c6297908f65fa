"""A checkable ledger of who claims what about whom, from conflicting press reports."""
