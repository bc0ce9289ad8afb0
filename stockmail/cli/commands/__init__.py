"""The commands, one module each. The folder is the registry."""
