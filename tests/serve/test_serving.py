"""``kg.serve.serve`` as a program runs it: it says where it listens, answers, ends on an interrupt, and tells what is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from kg.errors import KgError, UsageError
from kg.serve import serve

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_it_listens_answers_and_stops(built: Path) -> None:
    code = f"import pathlib, kg.serve; kg.serve.serve(pathlib.Path({str(built)!r}), port=0)"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.match(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(f"{address[0]}sparql?query=ASK%20%7B%20?s%20?p%20?o%20%7D", timeout=30) as response:
            assert response.read() == b'{"head":{},"boolean":true}'
            assert "server" not in response.headers
        process.send_signal(signal.SIGINT)
        assert process.wait(30) != 0  # an interrupt, for the command line to tell
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_a_port_that_is_taken(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(KgError, match=r"cannot listen at 127\.0\.0\.1"):
        serve(built, port=taken.getsockname()[1])


def test_a_folder_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no store"):
        serve(tmp_path)
