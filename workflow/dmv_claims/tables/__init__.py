"""The tables: columns and their checks, rows, ids, deterministic writing."""
