"""What is drawn on a page: time, prices, who owns and pays, and who stands behind an owner."""
