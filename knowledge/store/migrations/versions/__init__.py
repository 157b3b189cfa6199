"""The steps, in the order of their numbers; `schema.HEAD` is the last."""
