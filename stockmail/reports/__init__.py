"""Ways to tell findings, one module a form: ``write(findings, file, tongue) -> str``.

The folder is the registry.
"""
