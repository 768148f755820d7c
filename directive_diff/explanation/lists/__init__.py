"""Lists: where one begins and ends, its members, and which of them changed."""
