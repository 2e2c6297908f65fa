"""The grammar of quantities: forms of numbers, counted nouns and what was done to them."""
