"""Arabic: normalisation, clitics, inflection and the spaCy pipeline."""
