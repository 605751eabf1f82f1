"""Engines that prepare outputs, a folder for each."""
