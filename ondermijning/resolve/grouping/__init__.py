"""Exact clusters joined to parties by scores and judgements, and the links that say so."""
