"""Facts that no article had to state: partnership levels, provinces, central bodies and holders of main posts, apart from the graph's own.

They are for checking and for questions that ask for them by name; nothing here fills a gap in what the articles state.
"""

from kg.reference.bodies import Body, body_today, reference_bodies
from kg.reference.holders import ReferenceHolding, reference_holdings
from kg.reference.partnerships import ReferenceLevel, reference_levels
from kg.reference.provinces import Unit, reference_units, unit_on, unit_today

__all__ = [
    "Body",
    "ReferenceHolding",
    "ReferenceLevel",
    "Unit",
    "body_today",
    "reference_bodies",
    "reference_holdings",
    "reference_levels",
    "reference_units",
    "unit_on",
    "unit_today",
]
