"""Submitted files and folders read into records that know their places."""
