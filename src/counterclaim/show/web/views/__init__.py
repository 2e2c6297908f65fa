"""The views: each a function from what is asked to what is seen."""
