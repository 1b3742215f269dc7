"""What somebody holds and runs, what things share, what lies around a thing, and who owns and uses a street."""
