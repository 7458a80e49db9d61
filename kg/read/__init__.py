"""Readers: a module a format, each with `read(data, path) -> Iterator[Article]`; its name is the format's."""
