"""A graph in, what in it cannot all be so out: each finding with severity, a sentence, facts and evidence; nothing is deleted."""

from kg.check.finding import Finding, Severity
from kg.check.run import check_graph

__all__ = ["Finding", "Severity", "check_graph"]
