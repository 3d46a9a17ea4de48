/** `app/drift.py`: how far a feature has moved since training. Only the standard library, so that it costs the request next to nothing. */
export const driftPy = (): string => `"""How far a feature's recent values are from those of training.

Population stability index: below 0.1 alike, above 0.2 worth a look.
"""

import math
import threading
from bisect import bisect_right
from collections import Counter, deque

WINDOW = 5000
# Fewer values differ from any reference by chance.
ENOUGH = 500
# Stands for an empty bin: its logarithm has to be finite.
FLOOR = 1e-4


class Drift:
    """Bins of the last values of one feature against the reference's shares."""

    def __init__(self, edges: list[float], shares: list[float]) -> None:
        if len(shares) != len(edges) + 1 or edges != sorted(edges):
            raise ValueError("expected sorted edges and one share more than edges")
        self.edges = edges
        self.shares = shares
        self.bins: deque[int] = deque()
        self.counts: Counter[int] = Counter()
        # Endpoints run in a pool of threads, and a scrape may come in between.
        self.lock = threading.Lock()

    def observe(self, value: float) -> None:
        index = bisect_right(self.edges, value)
        with self.lock:
            self.bins.append(index)
            self.counts[index] += 1
            if len(self.bins) > WINDOW:
                self.counts[self.bins.popleft()] -= 1

    def psi(self) -> float:
        """Not a number until there are enough values: no data is not "no drift"."""
        with self.lock:
            total = len(self.bins)
            seen = [self.counts[index] for index in range(len(self.shares))]
        if total < ENOUGH:
            return math.nan
        pairs = [
            (max(count / total, FLOOR), max(share, FLOOR))
            for count, share in zip(seen, self.shares, strict=True)
        ]
        return sum((now - then) * math.log(now / then) for now, then in pairs)
`;
