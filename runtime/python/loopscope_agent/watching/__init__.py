"""How the program is watched: functions put in front of its own, and pictures taken from outside."""
