"""Rules: functions from a document, or an aligned pair of them, to findings; the families are in `document`
and `bitext`, what they work with beside them.
"""
