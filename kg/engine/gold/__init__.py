"""Read the annotated corpora that the engine is trained and scored on."""
