"""What commands share: the workspace they open, their options, the graph they read, and how they tell what they found."""
