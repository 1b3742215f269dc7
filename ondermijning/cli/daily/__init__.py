"""Commands that answer daily questions from the built graph."""
