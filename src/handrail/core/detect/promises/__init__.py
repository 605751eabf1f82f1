"""Detectors of promises, one a file: each reads a draft and yields what a person must own."""
