"""Languages: each a folder that builds one spaCy pipeline; all hand over Docs in one common form (see ``english``)."""
