"""The docs, and what writes those of their pages that follow from the program."""
