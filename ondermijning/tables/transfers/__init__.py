"""Transfers: from differences between stands, and from lists of earlier sales."""
