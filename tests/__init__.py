"""The tests. Each name states a fact."""
