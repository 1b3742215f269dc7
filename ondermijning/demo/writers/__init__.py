"""Writers of the deliveries: one for every register, in the form that the register itself uses."""
