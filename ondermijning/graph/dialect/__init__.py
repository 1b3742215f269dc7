"""The portable Cypher dialect: reading a text, and refusing what both engines do not compute alike."""
