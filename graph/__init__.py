"""Building and keeping the graph: documents in, statements with evidence out, stored as RDF."""
