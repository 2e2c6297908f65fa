"""``python -m counterclaim``: the command line, where its script is not on the path."""

from counterclaim.show.cli import main

if __name__ == "__main__":
    main()
