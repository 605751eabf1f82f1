"""Where to start: from what a business says of itself to the work that helps it most."""
