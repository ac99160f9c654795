"""Between plain data and RDF: ``Writer`` turns an extraction into quads, ``read_extraction`` turns them back.

The layout is described in ``ontology.terms``. The same extraction gives the same quads in the same order, whoever runs it
and when.
"""

from __future__ import annotations

from graph.rdf.facts import Facts, Register, registered, symmetric_relations
from graph.rdf.reader import read_extraction, read_statements
from graph.rdf.vocabulary import ontology_quads
from graph.rdf.writer import Writer, event_hash

__all__ = [
    "Facts",
    "Register",
    "Writer",
    "event_hash",
    "ontology_quads",
    "read_extraction",
    "read_statements",
    "registered",
    "symmetric_relations",
]
