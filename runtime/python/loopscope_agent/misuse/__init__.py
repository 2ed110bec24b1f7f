"""What a program does that it should not: drop, leave open, wait for nobody."""
