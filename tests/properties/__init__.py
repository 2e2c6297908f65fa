"""Properties that hold for any text, through the whole spine."""
