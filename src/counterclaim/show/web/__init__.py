"""The page: one process, one file, a URL for every view; needs the extra ``web``."""
