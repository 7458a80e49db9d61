"""Virtuoso (Debian `virtuoso-opensource`): the server, and its bulk loader for files.

Three of its habits matter here. Its default graph is the bag of all graphs, so that what two graphs say counts twice.
An answer is cut at `ResultSetMaxRows` without a word. And its Graph Store Protocol takes Turtle, but no TriG.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import requests

from tests.stores.server import HOST, Endpoint, free_port, process, wait

_USER: Final = "dba"
_PASSWORD: Final = "dba"  # of every new database
_BUFFER: Final = 8_700  # bytes of memory that a buffer takes
# Source: https://docs.openlinksw.com/virtuoso/dbadm/
_SETTINGS: Final = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
MaxCheckpointRemap = 2000
Striping = 0

[Parameters]
ServerPort = {host}:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
CheckpointInterval = 60
CaseMode = 2
DirsAllowed = {folder}, {data}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
MaxQueryMem = 2G
VectorSize = {vector}
AdjustVectorSize = 0
ThreadsPerQuery = 4
AsyncQueueMaxThreads = 10

[HTTPServer]
ServerPort = {host}:{http}
ServerRoot = {folder}
ServerThreads = 10
MaxClientConnections = 10
KeepAliveTimeout = 10
MaxKeepAlives = 10
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 4000
MaxQueryExecutionTime = {seconds}
"""
_LOAD: Final = """
ld_dir('{folder}', '{name}', '{graph}');
rdf_loader_run();
checkpoint;
select ll_file, ll_state, ll_error from DB.DBA.load_list where ll_error is not null;
"""

# Its Graph Store Protocol gives no graph of a million triples, so this is what the manual does.
# Source: https://docs.openlinksw.com/virtuoso/rdfperfdumpandreloadgraphs/
_DUMP: Final = """
CREATE PROCEDURE kg_dump (IN graph VARCHAR, IN name VARCHAR) {{
  DECLARE env, ses ANY;
  SET ISOLATION = 'uncommitted';
  string_to_file (name, '', -2);
  env := vector (dict_new (16000), 0, '', '', '', 0, 0, 0, 0, 0);
  ses := string_output ();
  FOR (SELECT * FROM (SPARQL DEFINE input:storage ""
      SELECT ?s ?p ?o {{ GRAPH `iri(?:graph)` {{ ?s ?p ?o }} }}) AS sub OPTION (LOOP)) DO {{
    http_ttl_triple (env, "s", "p", "o", ses);
    IF (length (ses) > 10000000) {{
      string_to_file (name, ses, -1);
      ses := string_output ();
    }}
  }}
  http (' .\n', ses);
  string_to_file (name, ses, -1);
}}
;
kg_dump ('{graph}', '{path}');
"""


def missing() -> str:
    """Return why the server cannot run here; empty if it can."""
    lacks = [each for each in ("virtuoso-t", "isql-vt") if not shutil.which(each)]
    return f"no {lacks[0]}: apt-get install virtuoso-opensource" if lacks else ""


@contextmanager
def running(
    folder: Path, *, data: Path | None = None, memory: int = 400, seconds: int = 600, vector: int = 1000
) -> Iterator[Endpoint]:
    """Serve a database in a folder until the block ends; it is made if there is none.

    Args:
        folder: where its files are.
        data: a folder with files that `load` may read.
        memory: megabytes for the pages of the database.
        seconds: how long a query may take.
        vector: how many rows it handles at a time. With more than one, version 7.2.5 adds rows that are not there
            where several OPTIONAL follow each other over many graphs, others each time.
    """
    buffers = memory * 1_000_000 // _BUFFER
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    fill = {
        "folder": folder,
        "data": data or folder,
        "host": HOST,
        "sql": sql,
        "http": http,
        "seconds": seconds,
        "vector": vector,
    }
    settings.write_text(_SETTINGS.format(**fill, buffers=buffers, dirty=buffers * 3 // 4), encoding="utf-8")
    home = f"http://{HOST}:{http}"
    urls = [f"{home}/sparql", f"{home}/sparql-graph-crud-auth", f"{home}/sparql-auth"]
    (folder / "sql.txt").write_text(f"{HOST}:{sql}", encoding="utf-8")
    with process(["virtuoso-t", "-f", "-c", str(settings)], folder) as server:
        wait(lambda: requests.get(f"{home}/sparql", params={"query": "ASK { ?s ?p ?o }"}, timeout=5).ok, folder)
        yield Endpoint("Virtuoso", *urls, user=_USER, password=_PASSWORD, process=server)


def load(folder: Path, path: Path, graph: str) -> None:
    """Load a file in the folder `data` by the bulk loader of the server of `folder`; `graph` takes what names none.

    Raises:
        ValueError: the loader complains.
    """
    script = _LOAD.format(folder=path.parent, name=path.name, graph=graph)
    answer = isql(folder, script)
    if "0 Rows." not in answer:
        raise ValueError(answer)


def dump(folder: Path, graph: str, path: Path) -> None:
    """Write a graph in Turtle to a file in the folder of the server.

    Raises:
        ValueError: the server complains.
    """
    answer = isql(folder, _DUMP.format(graph=graph, path=path))
    if "Error" in answer:
        raise ValueError(answer)


def isql(folder: Path, script: str) -> str:
    """Run statements of SQL on the server of a folder, and return what they print."""
    address = (folder / "sql.txt").read_text(encoding="utf-8")
    command = ["isql-vt", address, _USER, _PASSWORD, "BANNER=OFF", "PROMPT=OFF"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
