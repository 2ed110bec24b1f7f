"""Who waits for what, and since when."""
