"""Runs that die: the ledger that they leave, and the run that follows."""
