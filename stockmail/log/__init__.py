"""The case log: what was said to whom, what is due, and why it happened. docs/log.md says what it keeps."""
