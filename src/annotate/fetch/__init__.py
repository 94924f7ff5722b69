"""Asking the web for one page, under limits, and never an address inside somebody's network."""
