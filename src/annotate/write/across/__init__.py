"""What is shown across comparisons: lists, publishers, the error index, the overview, feeds and bulk data.

Each comparison gives a small `Summary`, kept in memory, and its `Record`s, kept in a `Store` on disk.
"""
