"""Download the documents that a sheet names: politely, within limits, and without ever losing a version of a file."""
