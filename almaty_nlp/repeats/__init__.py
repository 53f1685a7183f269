"""Near-identical passages of one text."""
