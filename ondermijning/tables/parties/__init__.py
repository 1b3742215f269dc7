"""Parties: persons, companies, branches, offices, seats, links, exclusions, insolvencies."""
