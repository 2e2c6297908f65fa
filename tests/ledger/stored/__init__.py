"""Ledgers of every version as SQL, and the script that makes them."""
