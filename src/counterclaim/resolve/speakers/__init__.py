"""Sources of attributions linked to who speaks: names, roles, pronouns, sentences before."""
