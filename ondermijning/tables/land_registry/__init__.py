"""What the land registry says: carriers, objects, rights, notes, restrictions, mortgages, seizures."""
