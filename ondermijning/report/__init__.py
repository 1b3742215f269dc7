"""What people and other systems get to see: tables, explanations and exports."""
