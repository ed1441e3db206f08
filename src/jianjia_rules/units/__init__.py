"""Who is assessed and what it submitted: plain frozen data."""
