"""From seeds to SPARQL to GraphML over HTTP, by the commands that people type; nothing is replaced."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import networkx
import pytest

from tests.conftest import free_port

ROOT = Path(__file__).parents[2]
DRAGOMAN = [sys.executable, "-c", "from api.cli import main; main()"]
MEETING = """
SELECT ?sentence ?document WHERE {
  ?a rdfs:label "Sergey Lavrov"@en . ?b rdfs:label "وليد المعلم"@ar .
  ?a rel:meets ?b .
  ?st drg:subject ?a ; drg:relation rel:meets ; drg:object ?b ; drg:evidence/oa:exact ?sentence ;
      prov:wasDerivedFrom/dcterms:identifier ?document .
}"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_from_seeds_to_graphml(tmp_path: Path) -> None:
    store, port = str(tmp_path / "store"), free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}

    def run(*arguments: str) -> str:
        done = subprocess.run([*DRAGOMAN, *arguments], capture_output=True, cwd=ROOT, env=clean, check=False, timeout=500)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    assert "9 added, 0 replaced, 0 unchanged, 0 failed" in run("build", "seeds", "--store", store)
    server = subprocess.Popen(
        [*DRAGOMAN, "serve", "--store", store, "--port", str(port)], cwd=ROOT, env=clean, stderr=subprocess.PIPE
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            _wait(client, server)
            assert client.get("/health").json()["status"] == "ok"

            rows = client.get("/sparql", params={"query": MEETING}).raise_for_status().json()["results"]["bindings"]
            assert rows
            assert {row["document"]["value"] for row in rows} == {"000_e29b928bcc9d047d"}
            text = (ROOT / "seeds/000_e29b928bcc9d047d.txt").read_text("utf-8")
            assert all(row["sentence"]["value"] in text for row in rows)

            (actor,) = client.get("/v1/actors", params={"search": "لافروف"}).raise_for_status().json()["items"]
            related = client.get(f"/v1/actors/{actor['id']}/relations", params={"with": "muallem-walid", "plover": "CONSULT"})
            said = [item["statement"] for item in related.raise_for_status().json()["items"]]
            assert "meets" in {each["relation"] for each in said}
            for each in said:
                evidence = each["evidence"]
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]

            graphml = client.get("/v1/export/graphml").raise_for_status().content
        graph = networkx.read_graphml(io.BytesIO(graphml), force_multigraph=True)
        assert graph.nodes["muallem-walid"]["label_ar"] == "وليد المعلم"
        meeting = next(d for d in graph.get_edge_data("lavrov-sergey", "muallem-walid").values() if d["relation"] == "meets")
        assert meeting["weight"] == len(rows)

        file = tmp_path / "graph.graphml"
        run("export", "--format", "graphml", "-o", str(file), "--store", store)
        assert file.read_bytes() == graphml
    finally:
        server.terminate()
        _, err = server.communicate(timeout=30)
    assert b"Traceback" not in err


def _wait(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1_200):
        assert server.poll() is None, "the server has ended"
        try:
            client.get("/health")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")
