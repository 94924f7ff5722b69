"""The MkDocs plugin of mkdocs-annotate, with the style, script and templates its pages use."""
