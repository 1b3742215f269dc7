"""Pairs of mentions compared: all mentions in columns, the weights in use, and what was found about each pair."""
