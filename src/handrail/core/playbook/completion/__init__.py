"""Completion of a playbook as it is written: what may stand at a place, and what stands there.

Works on lines and indentation, not on a parsed document: a text that is being written is hardly
ever valid. Pure; lines and columns count from 1.
"""

from handrail.core.playbook.completion.candidates import Candidate, Completion, complete
from handrail.core.playbook.completion.describing import Description, describe
from handrail.core.playbook.completion.names import Known

__all__ = ["Candidate", "Completion", "Description", "Known", "complete", "describe"]
