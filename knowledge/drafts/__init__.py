"""Questions that could be suggested, written by rules from an article's own sentences, not yet tried."""
