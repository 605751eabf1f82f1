"""A provider's failure in our three kinds, in words without the key."""

from __future__ import annotations

from pydantic_ai import exceptions

from handrail.ports.engine import ModelAccess
from handrail.ports.failures import OutsideFailure, Permanent, Retryable

LONGEST = 400
_WORDS: tuple[tuple[type[Exception], str, bool], ...] = (
    (TimeoutError, "did not answer in time", True),
    (exceptions.ModelTimeoutError, "did not answer in time", True),
    (exceptions.ModelConnectionError, "could not be reached", True),
    (exceptions.ModelRateLimitError, "asks to slow down", True),
    (exceptions.ModelQuotaExceededError, "says that its quota is used up", False),
    (exceptions.ModelAuthenticationError, "refused the key: enter it again", False),
    (exceptions.ModelNotFoundError, "does not know this model: choose another", False),
    (exceptions.ModelContextWindowExceededError, "finds this enquiry too long", False),
    (exceptions.ContentFilterError, "declined to answer", False),
    (exceptions.OutputTokenLimitExceeded, "broke off its answer at its longest", False),
    (exceptions.ModelRequestRejectedError, "refused the request", False),
    (exceptions.ModelUnavailableError, "is not available", True),
    (exceptions.ModelServerError, "failed", True),
    (exceptions.UnexpectedModelBehavior, "answered in a form that cannot be used", False),
    (exceptions.UserError, "cannot be used as it is set up", False),
)


def in_our_words(failure: Exception, access: ModelAccess) -> OutsideFailure:
    """Retryable where the same call may succeed later, else Permanent."""
    for kind, words, may_pass in _WORDS:
        if isinstance(failure, kind):
            return _failure(words, may_pass, failure, access)
    return _failure("failed", isinstance(failure, OSError), failure, access)


def _failure(words: str, may_pass: bool, failure: Exception, access: ModelAccess) -> OutsideFailure:
    said = str(failure)
    for secret in (access.key, *access.key.split(":")):
        said = said.replace(secret, "…") if len(secret) > 3 else said
    text = f"{access.model} ({access.kind}) {words}. It said: {said[:LONGEST]}"
    return Retryable(text) if may_pass else Permanent(text)
