"""One poll: request, response, new items, next state of the feed."""
