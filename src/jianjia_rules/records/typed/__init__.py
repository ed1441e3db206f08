"""Records decoded straight into objects by the extra `fast`, for schemas that are plain enough."""
