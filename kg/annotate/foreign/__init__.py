"""What the annotators around other libraries share: their trees, names and blocks become those of this package."""
