"""What is said: predicates of the lexicon found over the trees, their arguments, and how they are meant."""
