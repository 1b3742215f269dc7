"""The BAG, as an Extract of one municipality."""
