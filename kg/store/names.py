"""The names in a store, folded once when it is built and kept in its folder; it decides nothing about what a name means.

No SPARQL engine here compares without tone marks, and to fold all names anew takes seconds where there are many. So each kind of
thing has a file ``names/KIND.txt`` of four columns, one after the other, with a form feed between them and a line for each name in
each: key of the thing, the name as written, as ``kg.resolve.keys.fold`` has it, as ``bare`` has it. A search is one in a string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf.iri import ID
from kg.rdf.vocabulary import DCTERMS, RDFS, SKOS
from kg.resolve.keys import fold, slug

NAMED_KINDS = ("person", "organization", "position", "province", "country", "event", "event-series", "agreement", "article")
NAMING = (RDFS["label"], SKOS["altLabel"], DCTERMS["identifier"], DCTERMS["title"])
_FOLDER = "names"
_COLUMNS = "\f"


def bare(name: str) -> str:
    """Words alone, without case, punctuation and marks: "Hội nghị," -> "hoi nghi"."""
    return slug(name).replace("-", " ")


@dataclass(frozen=True, slots=True)
class KindNames:
    """The names of all things of one kind: columns of equal length, as strings with a line for each name, sorted by IRI and name."""

    iris: tuple[str, ...]
    written: tuple[str, ...]
    folded: str  # "\\n một tên \\n tên khác \\n": blanks around each, so that a part is found by its words
    bared: str

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> KindNames:
        """Of (IRI, name) pairs in any order, some perhaps twice."""
        ordered = sorted(set(names))
        folded, bared = (_lines(key(name) for _, name in ordered) for key in (fold, bare))
        return cls(tuple(iri for iri, _ in ordered), tuple(name for _, name in ordered), folded, bared)

    def find(self, text: str, *, marks: bool) -> list[int]:
        """The lines that ``text`` stands in, each once, in order; ``text`` brings its own blanks and line breaks along."""
        column = self.folded if marks else self.bared
        found: list[int] = []
        line, counted, at = 0, 1, column.find(text)
        while at >= 0:
            start = at + 1 if text.startswith("\n") else at
            line += column.count("\n", counted, start)
            counted = start
            found.append(line)
            end = column.find("\n", start)
            at = column.find(text, end) if end >= 0 else -1
        return found


def _lines(keys: Iterable[str]) -> str:
    return "\n" + "".join(f" {key} \n" for key in keys)


def names_in(store: Store, kind: str) -> KindNames:
    """The names of one kind, folded now, from the graphs of a store taken together."""
    return KindNames.of(_pairs(store, f"{ID}{kind}/"))


def _pairs(store: Store, prefix: str) -> Iterator[tuple[str, str]]:
    for naming in NAMING:
        for quad in store.quads_for_pattern(None, naming, None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and quad.subject.value.startswith(prefix):
                yield quad.subject.value, quad.object.value


def write_names(store: Store, directory: Path) -> None:
    """Puts the names of all kinds into the store's folder ``directory``, where RocksDB leaves them alone."""
    folder = directory / _FOLDER
    folder.mkdir()
    for kind in NAMED_KINDS:
        found, prefix = names_in(store, kind), f"{ID}{kind}/"
        keys = "".join(f"{iri.removeprefix(prefix)}\n" for iri in found.iris)
        written = "".join(f"{' '.join(name.split())}\n" for name in found.written)
        (folder / f"{kind}.txt").write_text(_COLUMNS.join((keys, written, found.folded, found.bared)), "utf-8", newline="\n")


def load_names(directory: Path, kind: str) -> KindNames | None:
    """What ``write_names`` wrote for one kind; None where there is nothing, or something else."""
    try:
        columns = (directory / _FOLDER / f"{kind}.txt").read_text("utf-8").split(_COLUMNS)
    except (OSError, UnicodeDecodeError):
        return None
    if len(columns) != 4:
        return None
    prefix = f"{ID}{kind}/"
    iris, written = (column.split("\n")[:-1] for column in columns[:2])
    if len({len(iris), len(written), columns[2].count("\n") - 1, columns[3].count("\n") - 1}) != 1:
        return None
    return KindNames(tuple(prefix + key for key in iris), tuple(written), columns[2], columns[3])
