"""Train the network of the engine and export it; the only place that imports torch."""
