"""Facts that no article had to state: partnership levels and provinces as reference works give them, apart from the graph's own.

They are for checking and for questions that ask for them by name; nothing here fills a gap in what the articles state.
"""

from kg.reference.partnerships import ReferenceLevel, reference_levels
from kg.reference.provinces import Unit, reference_units, unit_on, unit_today

__all__ = ["ReferenceLevel", "Unit", "reference_levels", "reference_units", "unit_on", "unit_today"]
