"""Zip archives as folders of files; nothing of one is ever written to the disk, and everything is bounded."""

ENDING = ".zip"
MARK = "!"
"""Stands between the name of an archive and that of a file in it."""
