"""What can be said about the time of a resolved graph: tenures out of holdings, ladders out of partnerships; no article states these."""

from kg.timeline.tenure import Tenure, tenures

__all__ = ["Tenure", "tenures"]
