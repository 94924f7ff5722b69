"""A comparison being started: two versions read from wherever they are, described, and written as a folder."""
