"""Turn documents about motor-vehicle data and ICE into claims with their exact words.

The modules read in the direction the data flows: read, place, segment, nlp, extract, context, tables.
"""
