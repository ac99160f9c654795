"""The commands that read documents: ``build`` and ``extract``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import StoreOption, choose, complain, plain, print_json, print_table, settings_with
from graph import sources
from graph.contract import dumps
from graph.errors import ExtractionError, InputError
from graph.model import Document, Extraction, Statement

if TYPE_CHECKING:
    from graph.queries import Summary

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
MaybePaths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH...]", help="Files, folders, or -; without any, standard input.")
]
FAILURES_SHOWN = 20


def build(
    paths: Paths,
    store: StoreOption = None,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged documents anew, too.")] = False,
    examples: Annotated[int, typer.Option(min=0, metavar="N", help="Show N example statements at the end.")] = 0,
    format: Annotated[str, typer.Option(metavar="text|json", help="How to print the summary.")] = "text",
) -> None:
    """Read documents into the store. Unchanged ones are skipped, changed ones replaced, failures reported."""
    from graph.build import build as build_graph
    from graph.build import fingerprint
    from graph.queries import pick_examples, summarise
    from graph.rdf import Writer, registered
    from graph.store import open_store
    from ontology.terms import Base

    choose("--format", format, ("text", "json"))
    settings = settings_with(store=store)
    writer = Writer(Base(settings.base), registered)
    with open_store(settings, "write") as opened:
        with _progress(sources.count(paths)) as tell:
            report = build_graph(
                opened,
                sources.read(paths, max_text=settings.max_text),
                _lazy_extract,
                writer,
                extractor=fingerprint(),
                again=again,
                watch=lambda step: tell(step.place, step.error),
            )
        summary, shown = summarise(opened), pick_examples(opened, writer.base, examples)
        place = opened.location
    if format == "json":
        failures = [str(each) for each in report.failures]
        print_json({"store": place, "documents": dict(report.outcomes.items()), "failures": failures})
    else:
        done = ", ".join(f"{report.outcomes[kind]} {kind}" for kind in ("added", "replaced", "unchanged", "failed"))
        typer.echo(f"{report.documents} documents read: {done}; {report.statements} statements written")
        print_summary(place, summary)
        for found in shown:
            sentence = plain(found.statement.evidence.surface)
            typer.echo(f"\n{describe_statement(found.statement)}\n    “{sentence}” ({found.document})")
    if report.failures:
        raise typer.Exit(1)


def extract(
    paths: MaybePaths = None,
    format: Annotated[str, typer.Option(metavar="jsonl|table", help="One JSON object a document, or a table.")] = "jsonl",
) -> None:
    """Print what documents say, without keeping it: one JSON object a document, in the order of the input."""
    from graph.extract import extract as extract_document

    choose("--format", format, ("jsonl", "table"))
    settings = settings_with()
    failed = done = 0
    rows: list[list[str]] = []
    with _progress(sources.count(paths or ["-"])) as tell:
        for document in sources.read(paths or ["-"], max_text=settings.max_text):
            result = document if isinstance(document, InputError) else _try(extract_document, document)
            if isinstance(result, Extraction):
                done += 1
                tell(result.document.id, None)
                if format == "jsonl":
                    typer.echo(dumps(result))
                else:
                    rows += [[result.document.id, describe_statement(each), each.evidence.surface] for each in result.statements]
            else:
                failed += 1
                tell("", result)
    if format == "table":
        print_table(["document", "statement", "sentence"], rows, last_column=60)
    if failed:
        complain(f"{done} documents read, {failed} failed")
        raise typer.Exit(1)


def statement_notes(statement: Statement) -> list[str]:
    """What keeps a statement from being plain fact: negated, planned, said by somebody."""
    notes: list[str] = [each for each in (statement.polarity, statement.modality) if each not in ("affirmed", "asserted")]
    return notes + ([f"said by {statement.attributed_to.label}"] if statement.attributed_to else [])


def describe_statement(statement: Statement) -> str:
    """One line: ``Sergey Lavrov · rejects · international conference (said by …; 2014-11-26)``."""
    notes = statement_notes(statement) + ([statement.date] if statement.date else [])
    tail = f" ({'; '.join(notes)})" if notes else ""
    return plain(f"{statement.subject.label} · {statement.relation} · {statement.object.label}{tail}")


def print_summary(place: str, summary: Summary) -> None:
    """Print what a store holds."""
    days = f", {summary.first_day} to {summary.last_day}" if summary.first_day else ""
    typer.echo(f"store {place}: {summary.documents} documents, {summary.actors} actors, {summary.statements} statements{days}")
    if summary.relations:
        shown = ", ".join(f"{each.key} {each.number}" for each in summary.relations[:12])
        rest = len(summary.relations) - 12
        typer.echo(f"by relation: {shown}" + (f", and {rest} more" if rest > 0 else ""))


def _lazy_extract(document: Document) -> Extraction:
    """The extractor, loaded with the first document that needs it: a build that finds nothing new starts in no time."""
    from graph.extract import extract

    return extract(document)


def _try(extract_document: Callable[[Document], Extraction], document: Document) -> Extraction | ExtractionError:
    try:
        return extract_document(document)
    except Exception as error:  # noqa: BLE001 - one text must not stop the others
        return ExtractionError(document.id, f"{type(error).__name__}: {error}", "please report it with the text")


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[str, Exception | None], None]]:
    """A progress bar on a terminal, nothing elsewhere; errors are reported as they come, at most some of them."""
    failures = 0

    def complain_about(error: Exception | None) -> None:
        nonlocal failures
        if error is not None:
            failures += 1
            if failures <= FAILURES_SHOWN:
                complain(f"error: {error}")
            elif failures == FAILURES_SHOWN + 1:
                complain("error: further failures are only counted")

    if not sys.stderr.isatty():
        yield lambda _, error: complain_about(error)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[place]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, place="")

        def tell(place: str, error: Exception | None) -> None:
            progress.update(task, advance=1, place=plain(place)[:40])
            complain_about(error)

        yield tell
