"""Names of people and bodies linked to the actors of the knowledge packs, or kept as new ones."""
