"""The command line: ``dragoman VERB``; the verbs mirror the routes of the HTTP service.

Data goes to standard output, everything else to standard error; ``-`` is a standard stream. Exit codes::

    0  all is well
    1  some documents failed, or some did not fit the shapes; the rest was done
    2  a wrong option, argument or setting
    3  the store cannot be opened, read or written
    4  a wrong SPARQL query
    5  what was asked for is not in the store
    130  stopped from the keyboard

Nothing heavy is imported before a command needs it: spaCy is loaded by ``build`` and ``extract`` alone.
"""

from __future__ import annotations

import signal
import sys
from typing import Annotated, Final

import typer

from api.cli import asking, reading, serving
from api.cli.terminal import Interrupted, complain, raise_interrupted
from graph.errors import CursorError, DragomanError, NotFoundError, QueryError, SettingsError, StoreError
from graph.settings import VERSION, unknown_variables

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_STORE: Final = 3
EXIT_QUERY: Final = 4
EXIT_NOT_FOUND: Final = 5
EXIT_INTERRUPTED: Final = 130

EPILOG: Final = (
    "Exit codes: 0 all is well; 1 some documents failed; 2 wrong usage or setting; 3 the store; 4 a wrong query; "
    "5 not found; 130 interrupted. Settings come from DRAGOMAN_… variables; options win."
)

app = typer.Typer(
    name="dragoman",
    help="Read diplomatic news in Arabic and English into a graph of who did what to whom, and ask it.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(reading.build)
app.command()(serving.serve)
app.command()(reading.extract)
app.command()(asking.query)
app.command()(asking.actor)
app.command()(asking.export)
app.command()(asking.info)
app.command()(asking.validate)
app.command()(serving.version)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    for name in unknown_variables():
        complain(f"warning: {name} is set, but there is no such setting; see docs/settings.md")


def exit_code(error: DragomanError) -> int:
    """The exit code for an error that ends a command."""
    if isinstance(error, StoreError):
        return EXIT_STORE
    if isinstance(error, QueryError):
        return EXIT_QUERY
    if isinstance(error, NotFoundError):
        return EXIT_NOT_FOUND
    if isinstance(error, SettingsError | CursorError):
        return EXIT_USAGE
    return EXIT_FAILED


def main() -> None:
    """Run the command line; every error that the program knows ends in one line and its exit code."""
    signal.signal(signal.SIGINT, raise_interrupted)
    try:
        app()
    except DragomanError as error:
        complain(f"error: {error}")
        sys.exit(exit_code(error))
    except Interrupted:
        complain("interrupted; what was written stays")
        sys.exit(EXIT_INTERRUPTED)
