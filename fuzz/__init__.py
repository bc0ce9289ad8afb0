"""Coverage-guided fuzzing of all that reads what others wrote; README.md beside this file says how."""
