"""The tables: columns and their checks, rows, ids, deterministic writing, and the dictionary that explains them."""
