"""The command group, its options that all commands share, and its border for errors."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from counterclaim.errors import CounterclaimError
from counterclaim.settings import VERSION
from counterclaim.show.cli import (
    accusing,
    bulk,
    comparing,
    dating,
    deciding,
    knowing,
    listing,
    reading,
    register,
    serving,
    sharing,
    telling,
)
from counterclaim.show.cli.sections import Sectioned

EXIT_ERROR = 1
#: Some inputs were set aside; the rest was read.
EXIT_QUARANTINE = 3


@click.group(
    cls=Sectioned,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="counterclaim")
def cli() -> None:
    """Keep a checkable ledger of who claims what about whom, from conflicting press reports.

    Every row points at the exact characters that say so. The program takes no side.
    """


PARTS = (
    reading,
    bulk,
    listing,
    register,
    accusing,
    telling,
    dating,
    deciding,
    sharing,
    comparing,
    serving,
    knowing,
)
for _part in PARTS:
    for _command in _part.COMMANDS:
        cli.add_command(_command)


def _settle_streams() -> None:
    """A stream that the caller closed leads nowhere; what one cannot show is escaped."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def main() -> None:
    """Runs the command line; errors meant for people become one line and a status."""
    _settle_streams()
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was read so far is kept; run it again to go on.", err=True)
        sys.exit(130)
    except CounterclaimError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(EXIT_ERROR)
    except UnicodeEncodeError as error:  # an argument whose bytes are no text, kept by Python
        what = ascii(error.object[error.start : error.end])
        click.echo(f"Error: {what} in an argument is no text of this system's encoding", err=True)
        sys.exit(EXIT_ERROR)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away
        sys.exit(0)
    except OSError as error:  # a full disk, a folder that may not be written
        where = f": {error.filename}" if error.filename else ""
        click.echo(f"Error: {error.strerror or error}{where}", err=True)
        sys.exit(EXIT_ERROR)
