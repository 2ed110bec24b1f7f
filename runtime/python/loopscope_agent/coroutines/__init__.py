"""Coroutines: where they are made, where they are suspended, what they hold."""
