"""What an assessment is made of: plain frozen data."""
