"""Many records in, assessments out: streaming and parallel jobs."""
