"""The facts of a sentence: dates, figures, accepted names and names, found by rule and language data.

A fact is a run of tokens with a value; two facts with the same value say the same, whatever their words.
"""
