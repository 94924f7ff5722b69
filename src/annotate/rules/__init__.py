"""What a difference is called: an ordered list of rules; the first that explains it names it, facts before wording."""
