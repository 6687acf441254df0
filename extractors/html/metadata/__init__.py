"""What a page states about its story outside the text."""
