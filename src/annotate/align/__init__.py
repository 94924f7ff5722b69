"""Which sentences of the two texts belong together.

features ──▶ anchors ──▶ beads (a dynamic programme in a band) ──▶ moves ──▶ passages
"""
