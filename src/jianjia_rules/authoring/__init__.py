"""Help for those who write rulebooks."""
