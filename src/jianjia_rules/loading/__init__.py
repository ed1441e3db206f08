"""A folder of YAML made into a rulebook that knows its places, or into all of its faults."""
