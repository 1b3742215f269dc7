"""The candidates of a list from outside among those of a reference: found by keys, then the most alike."""
