"""What can be said, as data: vocabulary, relation types, topics, shapes, register, lexicon, and one thin loader."""
