"""Ways into the program, one module a format: each makes plain fields, judges nothing."""
