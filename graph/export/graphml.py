"""GraphML, in the dialect that Gephi reads without loss and networkx reads back.

Gephi merges parallel edges unless their kind differs, and takes the kind from a ``label`` attribute of ``<edge>`` alone:
every edge has one, unlike that of its neighbours. Its own names (label, size, weight, r, g, b, color) are in lower case.
It knows the types boolean, long, double and string: days and codes are strings. What is not known is left out, and so are
characters that XML does not have.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import ontology
from graph.queries import Edge, Node, StatementEdge, list_edges, list_nodes, list_statement_edges, list_topics
from graph.store import Store
from ontology.terms import Base

Mode = Literal["aggregated", "full"]
Value = str | int | float | bool | None

MODES: Final = ("aggregated", "full")
PIECE: Final = 64 * 1024

COMMON: Final = {"label": "string", "r": "long", "g": "long", "b": "long", "color": "string"}
NODE_KEYS: Final = COMMON | {
    "size": "double",
    "type": "string",
    "label_ar": "string",
    "country": "string",
    "sector": "string",
    "known": "boolean",
    "iri": "string",
}
EDGE_KEYS: Final = COMMON | {
    "weight": "double",
    "relation": "string",
    "plover": "string",
    "cameo": "string",
    "symmetric": "boolean",
    "polarity": "string",
    "modality": "string",
    "confidence": "double",
}
AGGREGATED_KEYS: Final = EDGE_KEYS | {"statements": "long", "documents": "long", "first_date": "string", "last_date": "string"}
FULL_KEYS: Final = EDGE_KEYS | {"date": "string", "attributed_to": "string", "sentence": "string", "document": "string"}

COLOURS: Final = {
    "state": "#4E79A7",
    "person": "#F28E2B",
    "organisation": "#59A14F",
    "armed_group": "#E15759",
    "population": "#B07AA1",
    "media": "#EDC948",
    "topic": "#BAB0AC",
}
GREY: Final = "#888888"

# What XML 1.0 cannot hold, not even escaped.
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(store: Store, base: Base, mode: Mode = "aggregated") -> Iterator[bytes]:
    """Yield the graph as GraphML in UTF-8, in pieces of some 64 KiB.

    ``aggregated``: one edge per source, relation and target; what is negated, planned, possible or desired has edges of
    its own. ``weight`` counts statements. ``full``: one edge per statement, with its sentence; written as it is read.
    """
    nodes = [*list_nodes(store, base), *list_topics(store)]
    if mode == "full":
        return _pieces(_document(nodes, map(_full, list_statement_edges(store, base)), FULL_KEYS, {}))
    edges = list(list_edges(store, base))
    strength = Counter[str]()
    for edge in edges:
        strength[edge.subject] += edge.weight
        strength[edge.object] += edge.weight
    return _pieces(_document(nodes, map(_aggregated, edges), AGGREGATED_KEYS, strength))


def clean(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return NOT_XML.sub("", text)


_Row = tuple[str, str, str, str, Mapping[str, Value]]  # id, source, target, kind, data


def _aggregated(edge: Edge) -> _Row:
    label = _label(edge)
    data = {
        "label": label,
        "weight": float(edge.weight),
        **_shared(edge),
        "statements": edge.weight,
        "documents": edge.documents,
        "first_date": edge.first_day,
        "last_date": edge.last_day,
    }
    id = "|".join((edge.subject, edge.relation, edge.object, edge.polarity, edge.modality))
    return id, edge.subject, edge.object, label, data


def _full(edge: StatementEdge) -> _Row:
    label = _label(edge)
    data = {
        "label": label,
        "weight": 1.0,
        **_shared(edge),
        "date": edge.day,
        "attributed_to": edge.attributed_to,
        "sentence": edge.evidence,
        "document": edge.document,
    }
    # The kind has to be this edge's own, or Gephi merges it with another statement of the same relation.
    return edge.id, edge.subject, edge.object, f"{label} {edge.id}", data


def _label(edge: Edge | StatementEdge) -> str:
    """The relation, with what keeps it from being plain fact: ``rejects``, ``visits (negated, planned)``."""
    notes = [each for each in (edge.polarity, edge.modality) if each not in ("affirmed", "asserted")]
    known = ontology.relations().get(edge.relation)
    return (known.label_en if known else edge.relation) + (f" ({', '.join(notes)})" if notes else "")


def _shared(edge: Edge | StatementEdge) -> dict[str, Value]:
    known = ontology.plover_classes().get(edge.plover)
    return {
        **_colour(known.colour if known else GREY),
        "relation": edge.relation,
        "plover": edge.plover,
        "cameo": edge.cameo,
        "symmetric": edge.symmetric,
        "polarity": edge.polarity,
        "modality": edge.modality,
        "confidence": edge.confidence,
    }


def _node_data(node: Node, strength: int | None) -> dict[str, Value]:
    return {
        "label": clean(node.label) or node.id,
        "size": None if strength is None else round(4 + 4 * math.sqrt(strength), 2),
        **_colour(COLOURS.get(node.type, GREY)),
        "type": node.type,
        "label_ar": node.label_ar,
        "country": node.country,
        "sector": node.sector,
        "known": node.known,
        "iri": node.iri,
    }


def _colour(code: str) -> dict[str, Value]:
    return {"r": int(code[1:3], 16), "g": int(code[3:5], 16), "b": int(code[5:7], 16), "color": code}


def _document(
    nodes: Iterable[Node], edges: Iterable[_Row], keys: Mapping[str, str], strength: Mapping[str, int]
) -> Iterator[str]:
    yield HEAD
    for kind, names in (("node", NODE_KEYS), ("edge", keys)):
        for name, type in names.items():
            yield f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{type}"/>\n'
    yield '<graph id="dragoman" edgedefault="directed">\n'
    ids = set()
    for node in nodes:
        ids.add(node.id)
        size = strength.get(node.id, 0) if strength else None
        yield f'<node id="{_escape(node.id)}">{_data("n", _node_data(node, size))}</node>\n'
    for id, source, target, kind, data in edges:
        for end in (source, target):
            if end not in ids:  # no store that a build wrote has such an end
                ids.add(end)
                yield f'<node id="{_escape(end)}">{_data("n", {"label": end})}</node>\n'
        ends = f'source="{_escape(source)}" target="{_escape(target)}"'
        yield f'<edge id="{_escape(id)}" {ends} label="{_escape(kind)}">{_data("e", data)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(kind: str, data: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{kind}_{name}">{text}</data>' for name, value in data.items() if (text := _text(value)))


def _text(value: Value) -> str:
    """The value as XML text; empty for what there is none of."""
    if value is None or isinstance(value, float) and not math.isfinite(value):
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else _escape(str(value))


def _escape(text: str) -> str:
    return clean(text).translate(ESCAPES)


def _pieces(texts: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= PIECE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
