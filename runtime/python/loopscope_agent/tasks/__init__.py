"""Loops and their tasks: from the creation to the end, with who cancels them and why."""
