"""What a law is called that is not named, and whose it is."""

STATE_LAW, FEDERAL_LAW = "state law", "federal law"
KIND = "unnamed"


def jurisdiction_of(citation: str, subject: str) -> str:
    """Return whose a law without a name is: the United States', or that of the state the claim is about."""
    return "US" if citation == FEDERAL_LAW else subject
