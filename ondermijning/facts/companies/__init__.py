"""Facts about companies: age, control, circles, boards, trades, addresses."""
