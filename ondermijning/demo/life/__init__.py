"""Ordinary life in the city, around the stories: who holds what, what changes hands, and what else registers hold of it."""
