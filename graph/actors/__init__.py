"""Who is meant: names, titles and references in a parsed text, linked to actors of the register or to new ones."""
