"""Around an answer: the buttons under it. All they need to know stands in their custom ids."""
