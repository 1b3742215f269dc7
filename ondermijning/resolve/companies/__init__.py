"""Companies as they are compared, and the keys under which they find each other."""
