"""The exceptions that the program answers with one clear sentence; everything else that escapes is a bug."""

from __future__ import annotations


class KgError(Exception):
    """The base of ours. ``exit_status`` is what the command line exits with; the message says what, where and what to do."""

    exit_status = 1


class UsageError(KgError):
    """The caller asked for something that does not exist or does not fit: a path, a query's name, a parameter."""

    exit_status = 2


class UnknownThing(UsageError):
    """The graph has no thing of this name; whoever asks a growing graph every day may take it for an empty answer."""


class LexiconError(KgError):
    """Our own data (lexicon, ontology, queries) is malformed; the message starts with file and line."""


class ValidationError(KgError):
    """The built graph does not conform to ``ontology/shapes.ttl``; nothing was replaced."""


class RemoteError(KgError):
    """A remote endpoint could not be asked, or did not answer as SPARQL requires."""


class QueryRefused(KgError):
    """A query from outside was not evaluated: it is not plain reading, not SPARQL, or too large; the message is one sentence."""


class QueryCutOff(QueryRefused):
    """A query from outside was begun and stopped: it passed its limit of time, memory, rows or bytes."""
