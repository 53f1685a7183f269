"""Rules: functions from a document, or an aligned pair of them, to findings; one family a module."""
