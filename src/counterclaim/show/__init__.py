"""What a person sees of a ledger: command line, page, report, exports, a static copy."""
