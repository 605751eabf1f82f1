"""The words of the detectors, as data: see `phrases` for how a phrase is written."""
