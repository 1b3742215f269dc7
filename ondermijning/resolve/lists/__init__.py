"""Lists from outside: read, and matched with a reference."""
