"""What every test may use: a browser."""

from tests.pages import browser  # noqa: F401
