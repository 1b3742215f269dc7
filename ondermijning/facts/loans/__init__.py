"""Facts about mortgages: against values and prices, who lends, how long they rest."""
