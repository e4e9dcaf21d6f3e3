"""Credentials: read from the environment and netrc, sent to the origin that they belong to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import RemoteError
from kg.store.credentials import authorization, origin
from kg.store.remote import query_endpoint
from tests.store.servers import Script, Server, redirect, reply, then

ASK = "ASK { ?s ?p ?o }"


def with_credentials(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "lan")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "mật khẩu")
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", server)


BASIC = "Basic bGFuOm3huq10IGto4bqpdQ=="


def test_credentials_go_to_their_origin(serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    server, other = serve(reply()), serve(reply())
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    query_endpoint(f"{other.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC)]
    assert other.seen == [("POST", "/sparql", None)]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_origin_loses_the_credentials(
    serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    other = serve(reply())
    server = serve(redirect(f"{other.url}/moved", status))
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC)]
    assert other.seen == [("GET" if status == 303 else "POST", "/moved", None)]


def test_a_redirect_within_the_origin_keeps_them(serve: Callable[[Script], Server], monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(then(redirect("/new", 308), reply()))
    with_credentials(monkeypatch, server.url)
    query_endpoint(f"{server.url}/sparql", ASK)
    assert server.seen == [("POST", "/sparql", BASIC), ("POST", "/new", BASIC)]


def test_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", "https://h.example")
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc")
    assert authorization("https://h.example:443/sparql") == "Bearer abc"
    assert authorization("http://h.example/sparql") is None
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc\r\nX-Other: 1")
    with pytest.raises(RemoteError, match="cannot carry"):
        authorization("https://h.example/sparql")


def test_credentials_without_an_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "lan")
    with pytest.raises(RemoteError, match="KG_ENDPOINT_ORIGIN"):
        authorization("https://h.example/")
    monkeypatch.setenv("KG_ENDPOINT_ORIGIN", "https://h.example")
    with pytest.raises(RemoteError, match="without KG_ENDPOINT_PASSWORD"):
        authorization("https://h.example/")


def test_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine h.example login lan password x\n", "utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    assert authorization("https://h.example/sparql") == "Basic bGFuOng="
    assert authorization("https://other.example/sparql") is None
    path.write_text("machine", "utf-8")
    with pytest.raises(RemoteError, match="cannot be read"):
        authorization("https://h.example/sparql")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://H.example/x", "https://h.example:443"),
        ("http://h.example:8080", "http://h.example:8080"),
        ("http://[::1]/", "http://::1:80"),
    ],
)
def test_origin(url: str, expected: str) -> None:
    assert origin(url) == expected
