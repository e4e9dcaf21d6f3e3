"""A small graph that is served: the example of the queries, the ontology's concepts, and labels that mean harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.rdf.header import emit_header
from kg.resources import resource
from kg.serve.app import make_app
from kg.serve.graph import Limits, ServedGraph
from kg.store.embedded import write_store

if TYPE_CHECKING:
    from starlette.testclient import TestClient

# Every piece would run, close an element or break out of an attribute if a page forgot to escape it.
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\\\"'><svg/onload=alert(3)>{{7*7}}"

ADDED = f"""
person:ke-xau a foaf:Person ; rdfs:label "{HOSTILE}"@vi ; skos:altLabel "Kẻ xấu {HOSTILE}"@vi ; org:holds position:xau .
position:xau a bg:Position ; rdfs:label "Trưởng {HOSTILE}"@vi ; bg:title "Trưởng {HOSTILE}"@vi ; org:postIn organization:xau .
organization:xau a org:Organization ; rdfs:label "Sở {HOSTILE}"@vi .
country:XX a bg:Country ; rdfs:label "Nước {HOSTILE}"@vi ; dcterms:identifier "XX" .
article:xau a bg:Article ; dcterms:identifier "xau" ; dcterms:title "Bài {HOSTILE}"@vi ; dcterms:source "javascript:alert(4)" .
event:xau a bg:Event , bg:Meeting ; rdfs:label "Họp {HOSTILE}"@vi ; schema:startDate "2025-02-03"^^xsd:date ;
    schema:location "Phòng {HOSTILE}"@vi ; schema:organizer "{HOSTILE}"@vi ; bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
evidence:xau a bg:Evidence ; bg:article article:xau ; bg:quote "Câu {HOSTILE}"@vi ; bg:start 1 ; bg:end 9 ; bg:rule "holds/{HOSTILE}" .
holding:xau a bg:Holding ; bg:holder person:ke-xau ; bg:position position:xau ; bg:status bg:current ;
    bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
participation:xau a bg:Participation ; bg:participant person:ke-xau ; bg:event event:xau ; bg:role bg:chair ;
    bg:modality bg:took-part ; bg:venue "Điểm {HOSTILE}"@vi ; bg:onBehalfOf country:XX ;
    bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
partnership:xau a bg:Partnership ; bg:country country:XX ; bg:level bg:strategic ;
    bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
agreement:xau a bg:Agreement ; rdfs:label "Văn kiện {HOSTILE}"@vi ; bg:party country:XX ;
    bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
statistic:xau a bg:Statistic ; bg:about country:XX ; bg:value 12.5 ; bg:unit "{HOSTILE}"@vi ; bg:measure "{HOSTILE}"@vi ;
    bg:period "{HOSTILE}"@vi ; bg:evidence evidence:xau ; bg:firstEvidence evidence:xau .
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a build leaves it."""
    directory = tmp_path_factory.mktemp("served")
    turtle = directory / "kg.ttl"
    header = "".join(f"{triple} .\n" for triple in emit_header())
    turtle.write_text(resource("queries").joinpath("example.ttl").read_text("utf-8") + ADDED + header, "utf-8")
    write_store(turtle, directory / "store")
    return directory


@pytest.fixture(scope="session")
def graph(built: Path) -> ServedGraph:
    return ServedGraph(built)


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    from starlette.testclient import TestClient

    with TestClient(make_app(built, limits=Limits(seconds=3, rows=2_000)), raise_server_exceptions=False) as client:
        yield client
