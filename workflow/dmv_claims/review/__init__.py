"""People review claims: their decisions, what these make of the claims, and the queue of claims worth a look."""
