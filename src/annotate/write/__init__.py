"""Everything shown is written here from an Entry: annotated Markdown pages, lists, data files, terminal text."""
