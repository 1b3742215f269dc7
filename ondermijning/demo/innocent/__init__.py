"""Innocent look-alikes that are planted in the city: what tempts a rule, or looks like a scheme, and is neither."""
