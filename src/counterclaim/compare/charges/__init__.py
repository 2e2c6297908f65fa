"""Acts that one side lays on another: allegations and demands, by whom and of whom."""
