"""Policy documents as rules in YAML; records scored against them, every finding explained."""

__version__ = "0.1.0"
