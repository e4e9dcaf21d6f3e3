"""The house stays in order: layers, sizes, docstrings, heavy imports, tables, nothing that belongs to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.lexicon import parse_table

ROOT = Path(__file__).resolve().parents[1]

# Lower layers first; modules on one line are one layer and do not import each other. A new top-level module needs a place here.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("model", "errors"),
    ("resources",),
    ("lexicon",),
    ("reference",),
    ("read",),
    ("text",),
    ("mentions",),
    ("context",),
    ("rules",),
    ("resolve",),
    ("timeline",),
    ("rdf",),
    ("store",),
    ("query",),
    ("check",),
    ("network",),
    ("export",),
    ("serve",),
    ("sound",),
    ("report",),
    ("extraction",),
    ("pipeline",),
    ("evaluate",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}

# Each costs from a tenth of a second to some seconds, or comes with an extra: imported by the function that needs it.
HEAVY = {"matplotlib", "pandas", "polars", "pyarrow", "pyshacl", "sklearn", "starlette", "trafilatura", "underthesea", "uvicorn"}
MAX_LINES = 350
MAX_FUNCTION_LINES = 60

MODULES = sorted((ROOT / "kg").rglob("*.py"))
SOURCES = [*MODULES, ROOT / "build.py", *sorted((ROOT / "tests").rglob("*.py"))]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), _name(path))


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import anywhere in ``node``; ``from kg.x import y`` gives kg.x.y."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield child.lineno, alias.name
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: write imports in full, from kg.…"
            for alias in child.names:
                yield child.lineno, f"{child.module}.{alias.name}"


def _ours(dotted: str) -> str | None:
    """The layer's module of an import of ours: kg.rules.holds -> rules; None for ``kg`` itself and for others' packages."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "kg" and len(parts) > 1 and parts[1] != "__version__" else None


def wrong_way(importer: str, imported: str) -> bool:
    """Whether an import between two layers' modules points up or sideways."""
    return importer != imported and RANK[imported] >= RANK[importer]


def _without_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node that runs when the module is imported: bodies of functions are left out, those of classes are not."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        inner = ast.iter_child_nodes(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = iter(node.decorator_list)
        elif isinstance(node, ast.Lambda):
            inner = iter(())
        waiting.extend(inner)


@pytest.mark.parametrize(
    ("importer", "imported", "wrong"),
    [
        ("rules", "mentions", False),
        ("rules", "rules", False),
        ("model", "errors", True),  # the types import nothing of ours, not even the neighbour on their layer
        ("text", "rules", True),
        ("rdf", "store", True),
    ],
)
def test_the_check_of_layers_can_fail(importer: str, imported: str, wrong: bool) -> None:
    assert wrong_way(importer, imported) is wrong


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_one_way(path: Path) -> None:
    dotted = _dotted(path)
    importer = _ours(dotted)
    for line, name in _imports(_tree(path)):
        imported = _ours(name)
        if imported is None:
            continue
        if importer is None:  # kg/__init__.py: "import kg" must cost nothing
            pytest.fail(f"{_name(path)}:{line}: the package itself imports nothing of ours")
        for module in (importer, imported):
            assert module in RANK, f"{_name(path)}:{line}: give kg.{module} a place in LAYERS"
        assert not wrong_way(importer, imported), f"{_name(path)}:{line}: {importer} may not import {imported}"


def test_no_module_imports_itself_in_a_circle() -> None:
    """Layers exclude circles between packages; this excludes those within one, by the imports that run at import time."""
    modules = {_dotted(path) for path in MODULES}
    uses: dict[str, set[str]] = {}
    for path in MODULES:
        statements = [node for node in _without_functions(_tree(path)) if isinstance(node, ast.Import | ast.ImportFrom)]
        found = {name for node in statements for _, name in _imports(node)}
        named = {module for name in found for module in (name, name.rpartition(".")[0])}
        uses[_dotted(path)] = (named & modules) - {_dotted(path)}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for other in sorted(uses[module]):
                visit(other, (*way, module))
            done.add(module)

    for module in sorted(uses):
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_heavy_packages_are_imported_where_they_are_needed(path: Path) -> None:
    # kg/serve is itself imported by the function that serves, see test_importing_us_loads_nothing_heavy.
    allowed = {"starlette", "uvicorn"} if _ours(_dotted(path)) == "serve" else set()
    for node in _without_functions(_tree(path)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for line, name in _imports(node):
                assert name.split(".")[0] not in HEAVY - allowed, f"{_name(path)}:{line}: import {name} inside the function that needs it"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_works_at_import_time(path: Path) -> None:
    reads = {"load_table", "open", "parse_table", "read_bytes", "read_text", "urlopen"}
    for node in _without_functions(_tree(path)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in reads, f"{_name(path)}:{node.lineno}: {called}() at import time; put it into a cached function"


@pytest.mark.parametrize("module", ["kg", "kg.cli"])
def test_importing_us_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60)
    loaded = run.stdout.split()
    assert not HEAVY & set(loaded)
    if module == "kg":
        assert not {"rdflib", "networkx", "click"} & set(loaded)


@pytest.mark.parametrize("path", [p for p in SOURCES if p.exists()], ids=_name)
def test_a_file_has_one_idea(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= MAX_LINES, f"{_name(path)} has {lines} lines: split it by ideas"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_fit_a_screen_and_say_what_they_do(path: Path) -> None:
    tree = _tree(path)
    if not tree.body and path.name == "__init__.py":
        return
    assert ast.get_docstring(tree), f"{_name(path)}: what comes in, what goes out, one thing that it does not do?"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{_name(path)}:{node.lineno}: {node.name} has {length} lines"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{_name(path)}:{node.lineno}: {node.name} is public and has no docstring"


@pytest.mark.parametrize("path", [p for p in SOURCES if p.exists()], ids=_name)
def test_no_bare_except(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{_name(path)}:{node.lineno}: name what can go wrong"


@pytest.mark.parametrize("path", sorted((ROOT / "kg" / "lexicon").glob("*.tsv")), ids=lambda p: p.name)
def test_tables_load_and_are_sorted(path: Path) -> None:
    rows = parse_table(path, path.stem)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# "), f"{path.name}: the head explains the fields"
    first = next(iter(rows[0]))
    keys = [tuple(row.values()) for row in rows]
    wrong = next((row[first] for row, other, want in zip(rows, keys, sorted(keys), strict=True) if other != want), None)
    assert wrong is None, f"{path.name}: not sorted at {first}={wrong!r}"
    assert len(set(keys)) == len(keys), f"{path.name}: a row stands twice"


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("no git repository: nothing is tracked")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


# Joined here, so that this file does not hold what it looks for.
HALVES = (("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.org"), ("crates", ".io"), ("deb", "ian.org"))
HOSTS = tuple("".join(parts) for parts in HALVES)
MACHINE_PATH = re.compile(r"(?<![\w.~}/*-])/(?:root|" + "work|home" + r")/\w")


@pytest.mark.parametrize(
    ("text", "found"),
    [("cd /ro" + "ot/x", True), ("https://example.org/network/root/x", False), ("../shared", False)],
)
def test_the_check_of_machine_paths_can_fail(text: str, found: bool) -> None:
    assert (MACHINE_PATH.search(text) is not None) is found


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    vendored = re.compile(r"\.min\.(?:js|css)$")  # others' code under its own licence, kept letter for letter
    for path in _tracked():
        data = path.read_bytes()
        if b"\0" in data[:4096] or vendored.search(path.name):
            continue
        for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
            where = f"{_name(path)}:{number}"
            assert not any(host in line for host in HOSTS), f"{where} names a package registry's host"
            assert not MACHINE_PATH.search(line), f"{where} names a path of this machine"


def test_tracked_text_is_utf8_in_nfc_with_unix_lines() -> None:
    for path in _tracked():
        if path.suffix in {".py", ".ttl", ".rq", ".tsv", ".md", ".txt", ".toml"} and "broken" not in path.parts:
            text = path.read_bytes().decode("utf-8")
            assert "\r" not in text, f"{_name(path)}: Windows line ends"
            assert path.suffix == ".py" or text == unicodedata.normalize("NFC", text), f"{_name(path)}: not in NFC"
