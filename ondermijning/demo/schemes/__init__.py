"""Schemes that are planted in the city: what an investigator would want to see, by what they go about."""
