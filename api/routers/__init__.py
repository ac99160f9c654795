"""Routes, one module a subject. What touches the store is a plain ``def``: an ``async`` one would hold all clients."""
