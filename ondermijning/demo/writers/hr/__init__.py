"""The trade register, as messages of its Dataservice."""
