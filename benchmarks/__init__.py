"""Speed and accuracy of hypnic: each benchmark is a command that prints a table."""
