"""Toponyms linked to the places of the gazetteers, by context and distance."""
