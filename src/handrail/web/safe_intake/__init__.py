"""The form of safe intake: what members and the public page share."""
