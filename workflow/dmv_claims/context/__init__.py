"""What the words around a claim make of it: its clause, its polarity, its modality, its scope."""
