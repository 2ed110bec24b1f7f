"""What keeps a loop from turning, while it does."""
