"""Named entities in English: candidates, features, scores."""
