"""Facts about who holds: groups, portfolios, streets, landlords, closures."""
