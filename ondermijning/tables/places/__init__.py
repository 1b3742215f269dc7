"""Places: addresses, BAG objects, buildings, neighbourhoods, occupation, values."""
