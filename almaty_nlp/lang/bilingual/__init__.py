"""The bilingual space: words and paragraphs of Russian and English in one measure."""
