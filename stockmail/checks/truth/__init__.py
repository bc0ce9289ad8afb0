"""What must agree with the facts of the order."""
