"""Commands that make pages for people."""
