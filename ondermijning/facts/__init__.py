"""Arithmetic that both engines must see alike: computed once, on the tables, before the graph is loaded."""
