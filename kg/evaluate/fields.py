"""From one record of a gold file to its values, each checked; every complaint names file and field. It knows no relation."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import TypeVar

from kg.errors import UsageError

T = TypeVar("T")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Fields:
    """The fields of one JSON object. Each value asked for counts as known; ``done`` complains of one that looks misspelt."""

    def __init__(self, where: str, content: object) -> None:
        if not isinstance(content, dict):
            raise UsageError(f"{where}: an object is expected, not {_shown(content)}")
        self.where = where
        self._content: dict[str, object] = content
        self._known: set[str] = set()

    def ignore(self, name: str) -> None:
        """Makes a field known that plays no part here."""
        self._known.add(name)

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._value(name)
        if not isinstance(value, str) or not value.strip():
            raise self._bad(name, "a text")
        return value

    def text_or_null(self, name: str) -> str | None:
        """A text that is not empty, or None where the field is null or absent."""
        return None if self._value(name) is None else self.text(name)

    def texts(self, name: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts; absent, it is empty unless ``required``."""
        value = self._value(name)
        if value is None and not required:
            return ()
        if not isinstance(value, list):
            raise self._bad(name, "a list of texts")
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self._bad(name, "a list of texts")
        return tuple(value)

    def one_of(self, name: str, allowed: Iterable[str]) -> str:
        """A text out of ``allowed``."""
        value, choices = self._value(name), [str(choice) for choice in allowed]
        if value not in choices:
            raise self._bad(name, f"one of {', '.join(choices) or 'nothing (there is none)'}")
        return str(value)

    def date(self, name: str) -> str | None:
        """A year, a month or a day (2025, 2025-01, 2025-01-06); None where the field is null or absent."""
        value = self.text_or_null(name)
        if value is not None and not _DATE.fullmatch(value):
            raise self._bad(name, "a date such as 2025-01-06, 2025-01 or 2025, or null")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where the field is absent."""
        value = self._value(name)
        if value is not None and not isinstance(value, bool):
            raise self._bad(name, "true or false")
        return bool(value)

    def number(self, name: str) -> float:
        """A number."""
        value = self._value(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._bad(name, "a number")
        return float(value)

    def records(self, name: str) -> tuple[Fields, ...]:
        """A list of objects."""
        value = self._value(name)
        if not isinstance(value, list):
            raise self._bad(name, "a list")
        return tuple(Fields(f"{self.where}: {name}[{i}]", item) for i, item in enumerate(value))

    def done(self, fact: T = None) -> T:  # type: ignore[assignment]
        """Gives ``fact`` back; refuses a field whose name is nearly a known one ("optinal"), and overlooks all others."""
        for name in sorted(self._content.keys() - self._known):
            near = difflib.get_close_matches(name, sorted(self._known - self._content.keys()), 1, 0.8)
            if near:
                raise UsageError(f"{self.where}: {name}: no such field; did you mean {near[0]}?")
        return fact

    def _value(self, name: str) -> object:
        self._known.add(name)
        return self._content.get(name)

    def _bad(self, name: str, wanted: str) -> UsageError:
        found = f"not {_shown(self._content[name])}" if name in self._content else "and it is missing"
        return UsageError(f"{self.where}: {name}: {wanted} is expected, {found}")


def _shown(value: object) -> str:
    text = "null" if value is None else repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
