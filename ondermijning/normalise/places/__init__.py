"""Places: addresses, streets, house numbers, cadastral designations and coordinates, in one form each."""
