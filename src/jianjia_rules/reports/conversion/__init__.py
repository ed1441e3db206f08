"""Records written in another format: as text, or as workbooks."""
