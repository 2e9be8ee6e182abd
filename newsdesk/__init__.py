"""Newsdesk: a desktop archive browser for newspapers kept as text."""

__version__ = "0.1.0"
