"""Between plain data and RDF: ``Writer`` turns an extraction into quads, ``read_extraction`` turns them back.

The layout is described in ``ontology.terms``. The same extraction gives the same quads in the same order, whoever runs it
and when.
"""

from __future__ import annotations

from graph.rdf.facts import Facts, Register, symmetric_relations
from graph.rdf.reader import read_extraction, read_statements
from graph.rdf.writer import Writer, event_hash

__all__ = ["Facts", "Register", "Writer", "event_hash", "read_extraction", "read_statements", "symmetric_relations"]
