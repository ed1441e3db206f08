"""An earlier result, read from a baseline while records come in, and how this one stands to it."""
