"""Forms of a result for pipelines and offices, each a module that takes the records of one run as they are assessed."""
