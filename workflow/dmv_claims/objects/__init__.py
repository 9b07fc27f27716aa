"""Documents and results in object storage: what lies there, and how results get there."""
