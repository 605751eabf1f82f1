"""The demonstration workspace: invented leads over all channels, and a member of each role."""
