"""The reference reading of a bound rule: slow, plain, and able to show every step."""
