"""Coverage-guided fuzzing of the readers, with its corpus; see ``readers``."""
