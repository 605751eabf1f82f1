"""The whole path of a lead: real processes, a real mailbox, real mail and webhook receivers."""
