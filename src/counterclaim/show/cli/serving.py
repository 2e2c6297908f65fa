"""The command that opens the page: ``serve``."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from counterclaim.errors import CounterclaimError, MissingExtraError
from counterclaim.pipeline import Pipeline
from counterclaim.show.cli.asked import stock_of, user_name
from counterclaim.show.cli.output import LEDGER


@click.command()
@click.argument("ledger", type=LEDGER)
@click.option("--port", default=8642, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Beyond this machine only with password."
)
@click.option(
    "--password",
    envvar="COUNTERCLAIM_PASSWORD",
    help="Asked by the page; better given as COUNTERCLAIM_PASSWORD, which no other user sees.",
)
@click.option("--who", default=user_name, show_default="your user name", help="Who decides here.")
def serve(ledger: Path, port: int, host: str, password: str | None, who: str) -> None:
    """Open LEDGER as a page in the browser: see it, check it, correct it.

    Nothing is asked of any other machine. With a password, people decide under the name
    that they log in with.
    """
    try:
        import uvicorn

        from counterclaim.show.web.access import Access
        from counterclaim.show.web.app import make_app
        from counterclaim.show.web.desk import Desk
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"`counterclaim serve` needs {error.name}: pip install 'counterclaim[web]'"
        ) from error
    access = Access(host=host, password=password)
    stock = stock_of(ledger)
    desk = Desk(ledger, stock.view, Pipeline(stock).compare_into)
    if desk.prepare():  # a ledger that cannot be read is told at once, not on the first page
        desk.derive_soon()
    app = make_app(desk, access, user=who)
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{listener.getsockname()[1]}/ shows {ledger}; stop with Ctrl+C.")
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that nobody else listens on, so that an address is told only once it is ours.

    Raises:
        CounterclaimError: if it is taken, or is no address of this machine.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    if os.name == "posix":  # elsewhere it would let two processes share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise CounterclaimError(
            f"cannot listen on {host}, port {port} ({error.strerror}): perhaps another ledger is "
            "served there; give another --port, 0 for any that is free"
        ) from error
    return listener


COMMANDS = (serve,)
