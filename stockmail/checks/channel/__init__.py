"""Things that a sales channel may forbid, one module a thing."""
