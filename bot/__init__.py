"""Verbatim on Discord and in the terminal."""
