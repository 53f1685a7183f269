"""Characters, numbers, dates, labels, offsets: str in, value out, on the standard library alone."""
