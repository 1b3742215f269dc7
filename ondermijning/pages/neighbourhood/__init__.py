"""The page of a neighbourhood: counts alone, and only those that point at nobody."""
