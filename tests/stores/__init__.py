"""Real triple stores on this machine, for tests and comparisons: each is started, loaded, asked and stopped again."""
