"""The data package: what explains the tables to programs (descriptor, schemas) and to people (data dictionary)."""
