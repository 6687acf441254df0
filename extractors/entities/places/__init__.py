"""Place names linked to GeoNames."""
