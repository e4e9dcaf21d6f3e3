"""From right and wrong findings to Wilson's 95% interval of the precision; it knows nothing of rules or gold.

Wilson's and not the normal interval: it stays within 0 and 1, and five right of five do not make it [1, 1].
See E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
"""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054  # the standard normal's quantile of 0.975


def interval(right: int, wrong: int) -> tuple[float, float]:
    """Lower and upper bound of the share ``right / (right + wrong)`` at 95%; (0, 1) where there are no findings."""
    n = right + wrong
    if n == 0:
        return 0.0, 1.0
    share = right / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
