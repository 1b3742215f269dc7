"""What is found about a pair of mentions, what it weighs, and what that comes to."""
