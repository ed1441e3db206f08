"""Records written: YAML, JSON, NDJSON and CSV, so that reading them again gives the same records."""
