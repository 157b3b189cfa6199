"""`/gaps`: questions that found no answer, of servers that keep them."""
