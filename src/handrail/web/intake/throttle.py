"""How many posts a source takes in a minute: a token bucket for each, in bounded memory."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MAX_BUCKETS = 4096


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Throttle:
    """Token buckets by key. One process keeps its own; the oldest unused are forgotten.

    A bucket holds a minute's worth, so a burst passes and a flood does not.
    """

    def __init__(self, per_minute: int, max_buckets: int = MAX_BUCKETS) -> None:
        self._per_minute = per_minute
        self._max_buckets = max_buckets
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def seconds_to_wait(self, key: str, at: float) -> int:
        """Take one token of `key` at the monotonic time `at`, in seconds.

        Returns 0 when there was one, else after how many whole seconds there will be.
        """
        if self._per_minute <= 0:
            return 0
        rate = self._per_minute / 60
        with self._lock:
            bucket = self._buckets.pop(key, None) or _Bucket(float(self._per_minute), at)
            gained = max(0.0, at - bucket.at) * rate
            bucket.tokens = min(float(self._per_minute), bucket.tokens + gained)
            bucket.at = at
            self._buckets[key] = bucket
            while len(self._buckets) > self._max_buckets:
                self._buckets.popitem(last=False)
            if bucket.tokens >= 1:
                bucket.tokens -= 1
                return 0
            return max(1, math.ceil((1 - bucket.tokens) / rate))

    def __len__(self) -> int:
        return len(self._buckets)
