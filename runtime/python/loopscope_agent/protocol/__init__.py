"""What is said to the inspector, and how it gets there."""
