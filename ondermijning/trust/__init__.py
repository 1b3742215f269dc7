"""What makes the engine accountable: the audit log and the pseudonyms of persons."""
