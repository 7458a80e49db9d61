"""Apache Jena (Debian `libapache-jena-java`): TDB2, loaded and asked by its command line classes."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_JARS: Final = Path("/usr/share/java")
# Jena's own jars and those that its package depends on; not all that there are, since loggers must not meet.
_NAMES: Final = (
    "jena-{arq,base,cmds,core,iri,rdfconnection,shacl,shex,tdb,tdb2} "
    "jena-dboe-{base,index,storage,trans-data,transaction} "
    "commons-{cli,codec,compress,csv,io,lang3} dexx.collection gson guava httpclient httpcore "
    "jackson-{annotations,core,databind} jakarta.json-api jcl-over-slf4j jsonld-java protobuf slf4j-{api,nop} thrift "
    "titanium-json-ld"
)
_MISPLACED: Final = "org/apache/jena/ext/"  # where Debian's jar has resources that Jena looks for without it
_MEMORY: Final = "-Xmx4g"
_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC")  # for a process that lives seconds


def missing() -> str:
    """Return why Jena cannot run here; empty if it can."""
    if not shutil.which("java"):
        return "no java: apt-get install libapache-jena-java"
    return "" if (_JARS / "jena-tdb2.jar").exists() else "no jena-tdb2.jar: apt-get install libapache-jena-java"


@dataclass(frozen=True)
class Jena:
    """A dataset of TDB2 in a folder."""

    folder: Path

    name = "Jena"

    def load(self, path: Path) -> None:
        """Add the graphs in a file."""
        self._run("tdb2.tdbloader", f"--loc={self._location}", str(path.absolute()), timeout=None)

    def ask(self, sparql: str, timeout: float = 120.0) -> bytes:
        """Return the answer in SPARQL's JSON format; the default graph is the union of all graphs.

        Raises:
            subprocess.SubprocessError: there is none in time, or Jena refuses the query.
        """
        query = self.folder / "query.rq"
        query.write_text(sparql, encoding="utf-8")
        union = "--set=tdb2:unionDefaultGraph=true"
        where = [f"--loc={self._location}", f"--query={query}", "--results=json"]
        return self._run("tdb2.tdbquery", union, *where, timeout=timeout)

    @property
    def _location(self) -> Path:
        return self.folder / "tdb2"

    def _run(self, main: str, *arguments: str, timeout: float | None) -> bytes:
        path = ":".join(map(str, [self._resources(), *_jars()]))
        command = ["java", _MEMORY, *_QUICK, "-cp", path, main, *arguments]
        done = subprocess.run(command, capture_output=True, timeout=timeout, cwd=self.folder, check=False)
        if done.returncode:
            message = done.stderr.decode(errors="replace")[-1000:]
            raise subprocess.SubprocessError(f"{main}: {message}")
        return done.stdout

    def _resources(self) -> Path:
        """Return a folder with the resources of Xerces at the place where Jena looks for them."""
        made = self.folder / "resources"
        if not made.exists():
            with zipfile.ZipFile(_JARS / "jena-core.jar") as jar:
                for name in jar.namelist():
                    if name.startswith(_MISPLACED + "xerces/") and not name.endswith((".class", "/")):
                        target = made / name.removeprefix(_MISPLACED)
                        target.parent.mkdir(parents=True, exist_ok=True)
                        target.write_bytes(jar.read(name))
        return made


def _jars() -> Iterator[Path]:
    """Yield the jars that Jena needs."""
    for name in _NAMES.split():
        before, _, rest = name.partition("{")
        for each in rest.rstrip("}").split(",") if rest else [""]:
            yield _JARS / f"{before}{each}.jar"
