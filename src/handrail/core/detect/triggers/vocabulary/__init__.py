"""What inbound triggers look for, one file a category, in the notation of `promises/phrases.py`."""
