"""Answers to allegations: denials, confirmations, charges in return."""
