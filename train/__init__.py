"""Trains the reading model and exports it; never imported by the product."""
