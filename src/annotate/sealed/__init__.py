"""A comparison without its texts: short quotations, hashes and lengths in one file, sealed.json.

    comparison.yml  reference.txt  copy.txt  ──seal──▶  comparison.yml  sealed.json

`content` is what that file says, `faults` what is wrong with one, `notes` what people add, `seal` makes it,
`proof` shows that it follows from two texts.
"""
