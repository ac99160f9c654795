"""How fast the embedded store writes, and answers about actors with few and many relations.

    python benchmarks/store.py [DOCUMENTS]

Generated documents (ours, seeded; about 690 quads each) are loaded in bulk, beside pyoxigraph's own ``bulk_extend`` of the
same quads; then written one by one, rewritten unchanged and changed, and removed. Times are CPU seconds of this process,
so that other work on the machine counts little.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph

from graph.model import Actor, Argument, Document, Extraction, Span, Statement
from graph.queries import find_actors, get_actor, list_relations, summarise_relations
from graph.rdf import Facts, Writer, ontology_quads
from graph.store import EmbeddedStore

ACTORS = 3000
STATEMENTS = 10
RELATIONS = (("meets", "CONSULT"), ("rejects", "REJECT"), ("visits", "CONSULT"), ("accuses", "ACCUSE"), ("hosts", "CONSULT"))
FACTS = {
    f"actor-{n}": Facts(
        label_en=f"Person Number{n} Family{n % 700}",
        label_ar=f"شخص رقم{n} عائلة{n % 700}",
        aliases_en=(f"P. Family{n % 700}",),
        aliases_ar=(f"ابن{n}",),
        country="RUS",
        sector="GOV",
    )
    for n in range(ACTORS)
}
WRITER = Writer(register=FACTS.get)


def document(number: int, version: int = 0) -> Extraction:
    """A document of ten statements; few actors are in most of them, as in the news."""
    dice = random.Random(f"{number} {version}")
    statements, mentions = [], dict[str, list[Span]]()
    for index in range(STATEMENTS):
        at = index * 40
        sides = [min(int(dice.paretovariate(0.6)), ACTORS - 1), dice.randrange(ACTORS)]
        arguments = []
        for place, side in enumerate(sides):
            span = Span(at + place * 10, at + place * 10 + 5, "x" * 5)
            arguments.append(Argument(f"actor-{side}", FACTS[f"actor-{side}"].label_en, "person", span, "RUS", "GOV"))
            mentions.setdefault(f"actor-{side}", []).append(span)
        relation, plover = dice.choice(RELATIONS)
        statements.append(
            Statement(
                id=f"{number:08x}{version:02x}{index:02x}",
                subject=arguments[0],
                relation=relation,
                plover=plover,
                cameo="040",
                symmetric=relation == "meets",
                object=arguments[1],
                polarity="affirmed",
                modality="asserted",
                evidence=Span(at, at + 40, "x" * 40),
                trigger=Span(at + 20, at + 23, "xxx"),
                confidence=dice.randrange(50, 100) / 100,
                date=f"20{dice.randrange(10, 25)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}",
            )
        )
    names = {id: FACTS[id] for id in mentions}
    actors = tuple(
        Actor(id, facts.label_en, "person", "RUS", "GOV", True, facts.label_ar, (), tuple(mentions[id]))
        for id, facts in names.items()
    )
    return Extraction(Document(f"d{number}", f"{number} {version}", "2020-01-01"), "ar", tuple(statements), actors)


def measure(act: Callable[[], object]) -> float:
    """CPU seconds that ``act`` takes."""
    start = time.process_time()
    act()
    return time.process_time() - start


def report(label: str, figure: str) -> None:
    print(f"| {label} | {figure} |", flush=True)


def main(documents: int) -> None:
    written = [WRITER.quads(document(number)) for number in range(documents)]
    graphs = [(WRITER.graph(f"d{number}"), quads) for number, quads in enumerate(written)]
    total = sum(map(len, written))
    print(f"{documents} documents, {total} quads\n\n| What | Figure |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        plain = pyoxigraph.Store(str(Path(folder, "plain")))
        report(
            "pyoxigraph bulk_extend",
            f"{total / measure(lambda: plain.bulk_extend(q for quads in written for q in quads)):,.0f} quads/s",
        )
        with EmbeddedStore(Path(folder, "store")) as store:
            store.load(ontology_quads(WRITER.base))
            report(
                "bulk load, graphs and merge",
                f"{total / measure(lambda: store.load(q for quads in written for q in quads)):,.0f} quads/s",
            )
            some = graphs[: min(documents, 200)]
            count = sum(len(quads) for _, quads in some)

            def write(batch: list[tuple[str, list[pyoxigraph.Quad]]]) -> None:
                for graph, quads in batch:
                    store.write({graph: quads})

            fresh = [WRITER.quads(document(number)) for number in range(documents, documents + len(some))]
            new = [(str(quads[0].graph_name.value), quads) for quads in fresh]  # type: ignore[union-attr]
            report("write new documents", f"{sum(map(len, fresh)) / measure(lambda: write(new)):,.0f} quads/s")
            report("write unchanged documents", f"{count / measure(lambda: write(some)):,.0f} quads/s")
            changed = [(graph, WRITER.quads(document(number, 1))) for number, (graph, _) in enumerate(some)]
            report("replace with other statements", f"{count / measure(lambda: write(changed)):,.0f} quads/s")
            report("remove documents", f"{count / measure(lambda: write([(graph, []) for graph, _ in some])):,.0f} quads/s")
            base = WRITER.base
            for actor in ("actor-1", "actor-10", "actor-2000"):
                number = get_actor(store, base, actor).statements
                for label, question in (
                    ("itself", partial(get_actor, store, base, actor)),
                    ("its latest 20 relations", partial(list_relations, store, base, actor, limit=20)),
                    ("its relations counted", partial(summarise_relations, store, base, actor)),
                ):
                    report(
                        f"actor with {number} statements: {label}", f"{min(measure(question) for _ in range(5)) * 1000:.1f} ms"
                    )
            for search in ("ابن77", "number12", "nobody"):
                took = min(measure(partial(find_actors, store, base, search)) for _ in range(5))
                report(f"actors called {search!r}", f"{took * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
