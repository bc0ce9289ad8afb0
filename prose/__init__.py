"""Other people's linters for the drafts."""
