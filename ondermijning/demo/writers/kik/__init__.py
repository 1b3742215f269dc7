"""Mortgages and seizures, as answers of KIK-inzage."""
