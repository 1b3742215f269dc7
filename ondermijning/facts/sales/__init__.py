"""Facts about sales: values of the day, prices, series, purchases without a loan."""
