"""Articles, their passages, and the quotes that answer questions about them. Knows nothing of Discord."""
