"""One agency in each module, with the month of the last check."""
