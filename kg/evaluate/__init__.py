"""Measure records that `kg` writes against gold records: how well the graph says what the article says."""
