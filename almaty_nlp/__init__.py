"""almaty-nlp: checks, aligns, compares and amends intergovernmental documents in Russian and English, offline."""
