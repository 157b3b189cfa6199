"""`/articles`: what can be asked here, and for those who may, changing it."""
