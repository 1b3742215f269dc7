"""What authorities decided: permits, notices, grants, events."""
