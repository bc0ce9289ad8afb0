"""Ways out of the program, one module a form: ``write(draft) -> str``. The folder is the registry."""
