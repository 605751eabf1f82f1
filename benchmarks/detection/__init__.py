"""The parts of the detectors' benchmark."""
