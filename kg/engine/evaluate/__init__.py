"""Score the engine on annotated corpora: `python -m kg.engine.evaluate --data DIR`."""
