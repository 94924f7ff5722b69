"""Reading what contributors give: folders, strict YAML, texts, saved pages. All of it is hostile."""
