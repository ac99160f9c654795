"""The commands that ask the store: ``query``, ``actor``, ``export``, ``info`` and ``validate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from api.cli.reading import print_summary, statement_notes
from api.cli.terminal import StoreOption, choose, complain, open_output, plain, print_json, print_table, settings_with
from graph.errors import InputError, NotFoundError, SettingsError

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

    from graph.queries import ActorRecord
    from graph.store import Store
    from ontology.terms import Base

# Names of result formats on the command line: what pyoxigraph calls them.
ROW_FORMATS: Final = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
GRAPH_FORMATS: Final = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}


def query(
    text: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="The query; without one, standard input.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from a file.")] = None,
    format: Annotated[
        str, typer.Option(metavar="FORMAT", help="table, json, xml, csv, tsv; for graphs turtle, ntriples, jsonld, rdfxml.")
    ] = "table",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = "-",
    store: StoreOption = None,
) -> None:
    """Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE. Common prefixes need not be declared."""
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

    from graph.queries import run_query
    from graph.store import open_store

    choose("--format", format, ("table", *ROW_FORMATS, *GRAPH_FORMATS))
    asked = _read_query(text, file)
    settings = settings_with(store=store)
    with open_store(settings) as opened:
        answer = run_query(opened, asked)
        if isinstance(answer, QuerySolutions | QueryBoolean):
            if format in GRAPH_FORMATS:
                raise SettingsError("--format", format, f"this query gives rows: give one of table, {', '.join(ROW_FORMATS)}")
            if format == "table":
                _print_answer(answer, settings.base)
                return
            kind: QueryResultsFormat | RdfFormat = getattr(QueryResultsFormat, ROW_FORMATS[format])
        else:
            if format in ROW_FORMATS and format != "json":
                raise SettingsError("--format", format, f"this query gives a graph: give one of {', '.join(GRAPH_FORMATS)}")
            kind = getattr(RdfFormat, GRAPH_FORMATS.get(format, "JSON_LD" if format == "json" else "TURTLE"))
        with open_output(output) as target:
            target.write(answer.serialize(format=kind) or b"")  # type: ignore[arg-type]


def actor(
    name: Annotated[str, typer.Argument(help="A name in Arabic or Latin letters, or an actor's id.")],
    direction: Annotated[str, typer.Option(metavar="out|in|both", help="What it does, what is done to it, or both.")] = "both",
    relation: Annotated[str | None, typer.Option(metavar="KEY", help="Only this relation: rejects, meets …")] = None,
    plover: Annotated[str | None, typer.Option(metavar="CLASS", help="Only this PLOVER class: CONSULT, REJECT …")] = None,
    other: Annotated[str | None, typer.Option("--with", metavar="ID", help="Only with this actor.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day, month or year.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many statements.")] = 50,
    cursor: Annotated[str | None, typer.Option(help="The next page, as the last one named it.")] = None,
    format: Annotated[str, typer.Option(metavar="table|json")] = "table",
    store: StoreOption = None,
) -> None:
    """Show an actor and its relations."""
    from graph.queries import Filter, list_relations
    from graph.store import open_store
    from ontology.terms import Base

    choose("--format", format, ("table", "json"))
    choose("--direction", direction, ("out", "in", "both"))
    settings = settings_with(store=store)
    base = Base(settings.base)
    with open_store(settings) as opened:
        record = _find(opened, base, name)
        wanted = Filter(relation, plover, other, since, until)
        page = list_relations(
            opened, base, record.id, wanted, direction=direction, limit=min(limit, settings.max_page), cursor=cursor  # type: ignore[arg-type]
        )  # fmt: skip
    if format == "json":
        print_json({"actor": record, "relations": page.items, "next_cursor": page.cursor})
        return
    typer.echo(plain(f"{record.label}{f'  {record.label_ar}' if record.label_ar else ''}  [{record.id}]"))
    facts = [record.type, record.country, record.sector, *(each.label for each in record.tenures)]
    typer.echo(plain(", ".join(filter(None, facts))))
    typer.echo(f"{record.statements} statements in {record.documents} documents\n")
    rows = []
    for found in page.items:
        said = found.statement
        other_side = said.object if found.direction == "out" else said.subject
        notes = ", ".join(statement_notes(said))
        arrow = "↔" if said.symmetric else "→" if found.direction == "out" else "←"
        sure = f"{said.confidence:.2f}"
        rows.append([found.day or "", arrow, said.relation, other_side.label, notes, sure, found.document])
    print_table(["day", "", "relation", "with", "how", "sure", "document"], rows)
    if page.cursor:
        complain(f"more: --cursor {page.cursor}")


def export(
    format: Annotated[str, typer.Option(metavar="FORMAT", help="graphml, or another that the installation has.")] = "graphml",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")] = "-",
    mode: Annotated[
        str, typer.Option(metavar="aggregated|full", help="An edge per source, relation and target, or per statement.")
    ] = "aggregated",
    store: StoreOption = None,
) -> None:
    """Write the graph as a file for other programs, such as Gephi."""
    from graph.export import FORMATS, MODES, write_export
    from graph.store import open_store
    from ontology.terms import Base

    choose("--format", format, tuple(FORMATS))
    choose("--mode", mode, MODES)
    if output == "-" and sys.stdout.isatty() and format not in ("csv",):
        complain("writing to the terminal; give a file with -o FILE")
    settings = settings_with(store=store)
    with open_store(settings) as opened, open_output(output) as target:
        write_export(format, opened, Base(settings.base), target, mode)  # type: ignore[arg-type]


def info(
    format: Annotated[str, typer.Option(metavar="text|json")] = "text",
    store: StoreOption = None,
) -> None:
    """Say what the store holds."""
    from graph.queries import summarise
    from graph.settings import VERSION
    from graph.store import open_store

    choose("--format", format, ("text", "json"))
    settings = settings_with(store=store)
    with open_store(settings) as opened:
        summary, place = summarise(opened), opened.location
    if format == "json":
        print_json({"version": VERSION, "store": place, "base": settings.base, "summary": summary})
        return
    print_summary(place, summary)
    typer.echo(f"{summary.quads} quads, {summary.events} events, {summary.known_actors} actors of the register")
    for title, counts in (("by class", summary.classes), ("by language", summary.languages)):
        if counts:
            typer.echo(f"{title}: {', '.join(f'{each.key} {each.number}' for each in counts)}")
    typer.echo(f"base {settings.base}, dragoman {VERSION}")


def validate(
    limit: Annotated[int, typer.Option(min=1, help="How many violations to show.")] = 50,
    store: StoreOption = None,
) -> None:
    """Check every document's graph against the SHACL shapes; exit code 1 where something does not fit."""
    from graph.store import open_store
    from graph.validate import validate_store
    from ontology.terms import Base

    settings = settings_with(store=store)
    graphs = wrong = 0
    with open_store(settings) as opened:
        for _, violations in validate_store(opened, Base(settings.base)):
            graphs += 1
            for violation in violations:
                wrong += 1
                if wrong <= limit:
                    typer.echo(plain(str(violation)))
    complain(f"{graphs} documents checked, {wrong} violations")
    if wrong:
        raise typer.Exit(1)


def _find(store: Store, base: Base, name: str) -> ActorRecord:
    """The actor with this id or, failing that, the one whose name fits best; others that fit are named."""
    from graph.queries import find_actors, get_actor

    try:
        return get_actor(store, base, name)
    except NotFoundError:
        found = find_actors(store, base, name, limit=6).items
    if not found:
        raise NotFoundError("actor", name, "try a shorter name, or the other script")
    if len(found) > 1:
        complain(f"also: {', '.join(f'{each.label} [{each.id}]' for each in found[1:])}")
    return get_actor(store, base, found[0].id)


def _read_query(text: str | None, file: Path | None) -> str:
    if text not in (None, "-") and file is not None:
        raise SettingsError("--file", str(file), "give the query as an argument or as a file, not both")
    try:
        if file is not None and str(file) != "-":
            return file.read_text("utf-8-sig")
        return sys.stdin.buffer.read().decode("utf-8-sig") if text in (None, "-") else str(text)
    except UnicodeDecodeError as error:
        raise InputError(str(file or "standard input"), f"is not UTF-8: byte {error.start}", "save the query as UTF-8") from None
    except OSError as error:
        raise InputError(str(file), f"cannot be read: {error.strerror}", "check the path") from None


def _print_answer(answer: QuerySolutions | QueryBoolean, base: str) -> None:
    from pyoxigraph import Literal, NamedNode, QueryBoolean

    from ontology.terms import PREFIXES

    if isinstance(answer, QueryBoolean):
        typer.echo("true" if answer else "false")
        return
    spaces = {f"{base}{kind}/": kind for kind in ("actor", "document", "event", "graph", "sentence", "statement")}
    spaces |= {iri: name for name, iri in PREFIXES.items()}

    def show(term: object) -> str:
        if isinstance(term, NamedNode):
            space = next((each for each in spaces if term.value.startswith(each)), None)
            return f"{spaces[space]}:{term.value.removeprefix(space)}" if space else f"<{term.value}>"
        return "" if term is None else term.value if isinstance(term, Literal) else str(term)

    names = [each.value for each in answer.variables]
    rows = [[show(term) for term in row] for row in answer]
    if names:
        print_table(names, rows)
    complain(f"{len(rows)} rows")
