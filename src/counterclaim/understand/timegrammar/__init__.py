"""The grammar of time expressions: rules from patterns to stretches of the calendar."""
