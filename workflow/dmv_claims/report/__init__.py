"""Pages for people, made from the published tables in processed/ alone."""
