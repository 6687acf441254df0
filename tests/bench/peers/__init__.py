"""Other frameworks that run the pure functions of the desk."""
