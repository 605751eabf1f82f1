"""What the outside must offer: Protocols of one to three methods, and three kinds of failure."""
