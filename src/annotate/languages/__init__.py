"""Word lists and tables, a file per language; read by annotate.language."""
