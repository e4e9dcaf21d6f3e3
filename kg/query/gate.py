"""The gate before the parser: query text in, nothing or one ``QueryRefused`` out. It reads tokens and does not evaluate.

The engine's parser takes keywords without a boundary after them (``SERVICEx:y {`` is a SERVICE) and decides by context
whether ``<`` opens an IRI or compares. So the gate lets through only text that reads in one way: known words, strings
and IRIs that cannot be anything else, prefixed names that cannot hide a keyword.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from kg.errors import QueryRefused

MAX_BYTES = 16_384
MAX_NESTING = 12  # of 645 public example queries none nests deeper than 8

_NAME = r"\w\-\u00b7\u0300-\u036f\u203f\u2040"
_STRING_ESCAPE = r"\\[tbnrf\"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LOCAL_PART = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
# The bounds {0,60} and {0,9} keep the time linear: without them "a.a.a.…" of 16 kB takes 17 s. A longer prefix is no known word.
_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|{_STRING_ESCAPE}))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|{_STRING_ESCAPE}))*'''
        |(?!\"\"\"|''')(?:"(?:[^"\\\r\n]|{_STRING_ESCAPE})*"|'(?:[^'\\\r\n]|{_STRING_ESCAPE})*'))
    | (?P<variable>[?$][\w\u00b7\u0300-\u036f\u203f\u2040]+)
    | (?P<language>@[A-Za-z]+(?:-{{1,2}}[A-Za-z0-9]+)*)
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<name>(?:_|[^\W\d_](?:[{_NAME}.]{{0,60}}[{_NAME}])?)?:(?:[{_NAME}:]|{_LOCAL_PART}|\.(?=\.{{0,9}}(?:[{_NAME}:]|{_LOCAL_PART})))*)
    | (?P<word>[A-Za-z]\w*)
    | (?P<mark>[(){{}}\[\].,;=!<>|&+\-*/^?@$~])
    """,
    re.VERBOSE,
)
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_CODE_POINT = re.compile(r"\\[uU]([0-9A-Fa-f]+)")

_UPDATE_WORDS = frozenset(("LOAD", "CLEAR", "DROP", "CREATE", "INSERT", "DELETE", "COPY", "MOVE", "ADD", "WITH", "USING"))
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_WORD_LIST = """
    BASE PREFIX VERSION SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED AS WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET
    VALUES UNDEF OPTIONAL GRAPH BIND UNION MINUS FILTER EXISTS NOT IN A TRUE FALSE SEPARATOR
    COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT
    STR LANG LANGMATCHES LANGDIR HASLANG HASLANGDIR DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE
    LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID
    STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRLANGDIR STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC
    REGEX SUBSTR REPLACE TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE
"""
_WORDS = frozenset(_WORD_LIST.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of query text; ``kind`` is a group of the pattern above, ``start`` a code point into the text."""

    kind: str
    text: str
    start: int


def check_query(text: str) -> None:
    """Raises ``QueryRefused`` with one sentence unless ``text`` looks like a query that only reads, of a reasonable size."""
    _check_size(text)
    tokens = tuple(_tokens(text))
    _check_words(text, tokens)
    _check_names(text, tokens)
    _check_nesting(text, tokens)
    query_form(text)


def query_form(text: str) -> str:
    """``"SELECT"``, ``"ASK"``, ``"CONSTRUCT"`` or ``"DESCRIBE"``; raises ``QueryRefused`` where the text has none of them."""
    for token in _tokens(text):
        if token.kind == "word" and token.text.upper() in _FORMS:
            return token.text.upper()
    raise QueryRefused("the text has none of SELECT, ASK, CONSTRUCT and DESCRIBE: it is no SPARQL query")


def _check_size(text: str) -> None:
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise QueryRefused("the query holds a lone surrogate, which is no character: send it in UTF-8") from None
    if size > MAX_BYTES:
        raise QueryRefused(f"the query has {size:,} bytes, the limit is {MAX_BYTES:,}: shorten it")


def _tokens(text: str) -> Iterator[Token]:
    """The tokens without spaces and comments; refuses text that could be read in two ways."""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            _refuse_character(text, position)
        kind = str(match.lastgroup)
        token = Token(kind, match.group(), position)
        if kind == "iri":
            _check_iri(text, token)
        elif kind == "string":
            _check_escapes(text, token)
        if kind != "space":
            yield token
        position = match.end()


def _refuse_character(text: str, position: int) -> NoReturn:
    character = text[position]
    if character in "\"'":
        _refuse(text, position, f"a string opened by {character} is not closed, or has an escape that SPARQL does not know")
    if character == "\\":
        _refuse(text, position, "a backslash stands outside a string: write the character itself")
    _refuse(text, position, f"the character {character!r} belongs to no SPARQL token")


def _check_iri(text: str, token: Token) -> None:
    # FILTER(?a<?b)SERVICE:x#>  is a comparison and then a SERVICE to the engine, and an IRI to a tokenizer.
    if not _SCHEME.match(token.text) and ("#" in token.text or "'" in token.text):
        _refuse(text, token.start, f"{token.text[:40]} reads in two ways: write the whole IRI, or put spaces around < and >")


def _check_escapes(text: str, token: Token) -> None:
    # A quote written \u0022 closes the string for a parser that follows the letter of the standard, and not for others.
    if any(int(code, 16) < 0xA0 for code in _CODE_POINT.findall(token.text)):
        _refuse(text, token.start, "a string writes an ASCII character as \\u…: write the character itself")


def _check_words(text: str, tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.kind != "word":
            continue
        word = token.text.upper()
        if word in _UPDATE_WORDS:
            _refuse(text, token.start, f"{word} is an update, and only reading is allowed")
        if word in ("SERVICE", "SILENT"):
            _refuse(text, token.start, "SERVICE asks another server, and that is not allowed")
        if word in ("FROM", "NAMED"):
            _refuse(text, token.start, "FROM chooses other data than this graph, and that is not allowed: leave it out")
        if word not in _WORDS:
            near = difflib.get_close_matches(word, sorted(_WORDS), 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            _refuse(text, token.start, f"{token.text[:40]!r} is no word of a SPARQL query{hint}")


def _check_names(text: str, tokens: Sequence[Token]) -> None:
    """Refuses prefixed names that the engine could split into a keyword and a rest: ``SERVICE:x {``, ``SELECT * FROM:g {``."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.text == "{") - (token.text == "}")
        if token.kind != "name":
            continue
        before = tokens[index - 1].text.upper() if index else ""
        prefix = token.text.upper()
        if "SERVICE" in prefix and before != "GRAPH" and _opens_group(tokens, index + 1):
            _refuse(text, token.start, f"{token.text[:40]} before '{{' can be read as SERVICE: put a '.' between them")
        if prefix.startswith("FROM") and depth == 0 and before != "PREFIX":
            _refuse(text, token.start, f"{token.text[:40]} can be read as FROM here: use another prefix")


def _opens_group(tokens: Sequence[Token], index: int) -> bool:
    """Whether ``{`` comes at ``index``, or after one term there."""
    if index < len(tokens) and tokens[index].kind in ("iri", "name", "variable"):
        index += 1
    return index < len(tokens) and tokens[index].text == "{"


def _check_nesting(text: str, tokens: Sequence[Token]) -> None:
    """Parsers double their work, or their stack, with each level of ``!(!(…``: an operator counts as a level of its own."""
    open_levels: list[int] = []
    run = 0
    for token in tokens:
        if token.kind == "mark" and token.text in "({[":
            open_levels.append(1 + max(0, run - 1))
            run = 0
        elif token.kind == "mark" and token.text in ")}]":
            if open_levels:
                open_levels.pop()
            run = 0
        else:
            run = run + 1 if token.kind == "mark" and token.text in "!+-^" else 0
        if sum(open_levels) + run > MAX_NESTING:
            _refuse(text, token.start, f"brackets or operators are nested deeper than {MAX_NESTING}")


def _refuse(text: str, position: int, reason: str) -> NoReturn:
    line = text.count("\n", 0, position) + 1
    raise QueryRefused(f"line {line} of the query: {reason}")
