"""A store takes articles whole, keeps what others support when one changes or goes, and gives all back in order."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import OntologyError, QueryError, StoreError
from kg.graph import derive
from kg.ontology import Ontology, load
from kg.pipeline import Made
from kg.provenance import derived_graph, provenance_graph
from kg.rdf import literals
from kg.rdf.stored import load as load_store
from kg.rdf.stored import read as read_quads
from kg.spool import Spool
from kg.store import Intake, read, writing
from kg.vocab import BASE, KG, PROV
from tests import readings
from tests.store.newsroom import RUN, made, quads

DERIVED, PROVENANCE = derived_graph(BASE), provenance_graph(BASE)
REVISION = NamedNode(PROV + "wasRevisionOf")


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    return readings.ontology(tmp_path_factory.mktemp("ontology"))


def keep(folder: Path, ontology: Ontology, *states: tuple[str, int]) -> None:
    with writing(folder, base=BASE) as store:
        for id, state in states:
            store.keep(made(id, state, ontology), RUN)


def remove(folder: Path, *ids: str) -> None:
    with writing(folder) as store:
        for id in ids:
            store.remove(id)


def held(folder: Path) -> set[Quad]:
    return {each for each in read(folder) if each.graph_name != PROVENANCE}


def told(folder: Path) -> set[Quad]:
    return {each for each in read(folder) if each.graph_name == PROVENANCE}


def test_it_gives_back_what_was_put_in(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path / "new", ontology, ("a", 1), ("b", 2))

    assert held(tmp_path / "new") == set(quads({"a": 1, "b": 2}, ontology))


def is_joined(folder: Path) -> bool:
    """Say whether the default graph holds what all others hold, and nothing else."""
    quads = list(load_store(folder))
    default = {each.triple for each in quads if isinstance(each.graph_name, DefaultGraph)}
    return default == {each.triple for each in quads if not isinstance(each.graph_name, DefaultGraph)}


def test_its_default_graph_joins_all_others_whatever_comes_and_goes(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1), ("b", 2))
    after = [is_joined(tmp_path)]

    keep(tmp_path, ontology, ("a", 3), ("c", 1))
    after.append(is_joined(tmp_path))
    remove(tmp_path, "b")
    after.append(is_joined(tmp_path))
    with writing(tmp_path) as store:
        store.derive(ontology)
    after.append(is_joined(tmp_path))

    assert after == [True] * 4


def test_a_store_that_is_not_joined_is_joined_when_it_is_opened(tmp_path: Path) -> None:
    quad = Quad(*map(NamedNode, ("urn:s", "urn:p", "urn:o", "urn:g")))
    Store(str(tmp_path)).add(quad)

    with writing(tmp_path):
        pass

    assert set(load_store(tmp_path)) == {quad, Quad(*quad.triple)}
    assert list(read_quads(tmp_path)) == [quad]


def test_its_quads_come_in_the_order_of_a_build_without_a_store(tmp_path: Path, ontology: Ontology) -> None:
    spool = Spool(tmp_path / "spool")
    for each in (made("b", 2, ontology), made("a", 1, ontology)):
        spool.add(each.id, each.quads, each.derived)
    spool.add_run(
        quad for id, state in (("a", 1), ("b", 2)) for quad in RUN.quads(id, made(id, state, ontology).digest)
    )

    keep(tmp_path / "store", ontology, ("b", 2), ("a", 1))

    assert list(read(tmp_path / "store").quads) == list(spool)


@pytest.mark.parametrize("state", [1, 2, 3])
def test_a_changed_article_replaces_what_it_alone_supported(tmp_path: Path, ontology: Ontology, state: int) -> None:
    keep(tmp_path, ontology, ("a", 1), ("b", 2), ("a", state))

    assert held(tmp_path) == set(quads({"a": state, "b": 2}, ontology))


def test_an_edge_goes_with_the_last_article_that_supports_it(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1), ("b", 2))

    edges = []
    for id in ("a", "b"):
        remove(tmp_path, id)
        edges.append({each.predicate.value.rpartition("#")[2] for each in held(tmp_path) if is_edge(each)})

    assert edges == [{"praised"}, set()]


def is_edge(quad: Quad) -> bool:
    return quad.graph_name == DERIVED and "/edge/" not in quad.subject.value


def test_a_changed_article_is_a_revision_of_what_it_was(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1), ("a", 2), ("a", 1))

    found = {(each.subject.value, each.object.value) for each in told(tmp_path) if each.predicate == REVISION}
    (article,) = read(tmp_path).articles()
    state = f"{BASE}a/revision/"
    assert found == {(state + "2", state + "1"), (state + "3", state + "2")}
    assert (article.state.number, article.state.digest) == (3, "digest of a in state 1")


def test_a_removed_article_leaves_nothing(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path / "one", ontology, ("b", 2))
    keep(tmp_path / "two", ontology, ("a", 1), ("b", 2), ("a", 3))
    remove(tmp_path / "two", "a")

    assert list(read(tmp_path / "two")) == list(read(tmp_path / "one"))
    assert [path.name for path in (tmp_path / "two" / "standoff").iterdir()] == ["b.1.json"]


def test_a_store_whose_articles_are_all_removed_is_empty(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1), ("b", 2))
    remove(tmp_path, "a", "b")

    assert list(read(tmp_path).store) == []


def test_the_article_it_has_already_is_known_by_its_digest(tmp_path: Path, ontology: Ontology) -> None:
    with writing(tmp_path / "new", base=BASE) as store:
        shelf = Intake(store, RUN)
        shelf.keep(made("a", 1, ontology))
        known = [shelf.has(id, made("a", state, ontology).digest) for id, state in (("a", 1), ("a", 2), ("b", 1))]

    assert known == [True, False, False]


def test_it_keeps_the_record_of_each_article_in_its_present_state(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("b", 1), ("a", 1), ("a", 2))

    found = {id: path.read_text(encoding="utf-8") for id, path in read(tmp_path).records()}

    assert list(found.items()) == [("a", '{"id": "a", "state": 2}'), ("b", '{"id": "b", "state": 1}')]


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))
    left = [tmp_path / "standoff" / name for name in ("a.2.json", "b.1.json", "a.1.json.part", "x")]
    for path in left:
        path.write_text("{}")
    (tmp_path / ".kg-snapshot-1" / "copy").mkdir(parents=True)

    keep(tmp_path, ontology)

    assert not [path for path in [*left, *tmp_path.glob(".kg-*")] if path.exists()]
    assert (tmp_path / "standoff" / "a.1.json").exists()


def test_changed_rules_derive_other_edges_without_reading_again(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> None:
    changed = changed_ontology(tmp_path_factory.mktemp("changed"))
    keep(tmp_path, ontology, ("a", 1), ("b", 2))

    with writing(tmp_path) as store:
        before = store.is_derived_by(changed)
        came, went = store.derive(changed)
        after = store.is_derived_by(changed)

    found = {each for each in held(tmp_path) if each.graph_name == DERIVED}
    articles = [each for each in held(tmp_path) if each.graph_name != DERIVED]
    assert (before, after) == (False, True)
    assert found == set(derive.derived(articles, changed, base=BASE))
    assert {each.predicate.value.rpartition("#")[2] for each in found if is_edge(each)} == {"extolled", "calledOn"}
    assert came == went > 0
    assert not list(tmp_path.glob(".kg-*"))


def changed_ontology(folder: Path) -> Ontology:
    """Return an ontology in which praise gives another edge."""
    readings.ontology(folder)
    for path in folder.glob("*.ttl"):
        path.write_text(path.read_text(encoding="utf-8").replace("kg:praised", "kg:extolled"), encoding="utf-8")
    return load(folder)


def test_what_was_put_in_a_moment_ago_is_derived_from(tmp_path: Path, ontology: Ontology) -> None:
    with writing(tmp_path, base=BASE) as store:
        for id in ("a", "b"):
            article = made(id, 1, ontology)
            store.keep(Made(id, article.digest, article.quads, (), article.record), RUN)
            store.derive(ontology)

    assert held(tmp_path) == set(quads({"a": 1, "b": 1}, ontology))


def test_a_malformed_rule_leaves_the_edges_as_they_were(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> None:
    folder = tmp_path_factory.mktemp("broken")
    readings.ontology(folder)
    rules = folder / "rules.ttl"
    rules.write_text(rules.read_text(encoding="utf-8").replace("CONSTRUCT {", "CONSTRUCT {{"), encoding="utf-8")
    keep(tmp_path, ontology, ("a", 1))

    with pytest.raises(OntologyError, match="not SPARQL"), writing(tmp_path) as store:
        store.derive(load(folder))
    assert held(tmp_path) == set(quads({"a": 1}, ontology))


def test_deriving_again_by_the_same_rules_changes_nothing(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))
    with writing(tmp_path) as store:
        store.derive(ontology)
    before = list(read(tmp_path))

    with writing(tmp_path) as store:
        changed = store.derive(ontology)

    assert changed == (0, 0)
    assert list(read(tmp_path)) == before


@pytest.mark.parametrize(
    "literal",
    [
        *map(literals.number, (0.1, -0.0, 1e22, 1e-7, 123456789.123456789, 1 / 3, 47000.0, -5.5, 2**63, 5e-324)),
        *map(literals.calendar, ("0000", "9999", "2024-02", "2023-10-07", "9999-12-31", "0001-01-01")),
        *map(literals.text, ("a\r\nb", "\u2028\x7f\u202e", "\\u0022 } ; DROP ALL #", "  ", "\\")),
    ],
    ids=str,
)
def test_it_keeps_every_literal_as_the_graph_writes_it(tmp_path: Path, ontology: Ontology, literal: Literal) -> None:
    article = NamedNode(BASE + "a")
    said = Quad(article, NamedNode(KG + "said"), literal, article)

    keep(tmp_path, ontology, ("a", 1))
    with writing(tmp_path) as store:
        for number in (1, 2):
            store.keep(Made("a", str(number), (said,), (), "{}"), RUN)

    assert held(tmp_path) == {said}


def test_a_second_writer_is_told_that_there_is_another(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology)
    other = f"from pathlib import Path; from kg.store import writing\nwith writing(Path({str(tmp_path)!r})): pass"

    with writing(tmp_path):
        done = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False)

    assert "StoreError" in done.stderr
    assert "being written to already" in done.stderr


def test_who_has_written_lets_others_write(tmp_path: Path, ontology: Ontology) -> None:
    with writing(tmp_path, base=BASE) as first:
        first.keep(made("a", 1, ontology), RUN)

    with writing(tmp_path) as second:
        second.remove("a")

    with pytest.raises(StoreError, match="closed"):
        first.remove("a")


def test_it_can_be_read_while_another_process_writes(tmp_path: Path, ontology: Ontology) -> None:
    with writing(tmp_path, base=BASE) as store:
        store.keep(made("a", 1, ontology), RUN)
        first = held(tmp_path)
        store.keep(made("b", 2, ontology), RUN)

        assert first == set(quads({"a": 1}, ontology))
        assert held(tmp_path) == set(quads({"a": 1, "b": 2}, ontology))


def test_articles_of_another_base_are_refused(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))

    with (
        pytest.raises(StoreError, match=rf"begin with {BASE}, not https://other\.example/.*--base {BASE}"),
        writing(tmp_path, base="https://other.example/"),
    ):
        pass


def test_an_article_that_is_not_there_cannot_be_removed(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))

    with pytest.raises(StoreError, match="there is no article 'b'"):
        remove(tmp_path, "b")


@pytest.mark.parametrize("base", [BASE, None])
def test_a_folder_with_other_files_is_no_store(tmp_path: Path, base: str | None) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")

    with pytest.raises(StoreError), writing(tmp_path, base=base):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_broken_store_is_an_error_that_names_it(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))
    (tmp_path / "CURRENT").write_text("MANIFEST-999999\n")

    with pytest.raises(StoreError, match="cannot be opened"), writing(tmp_path):
        pass
    with pytest.raises(QueryError, match="cannot be opened"):
        read(tmp_path)


def test_a_disk_that_takes_no_more_is_an_error_and_the_store_stays(tmp_path: Path, ontology: Ontology) -> None:
    keep(tmp_path, ontology, ("a", 1))

    with pytest.raises(StoreError, match="cannot be written"), writing(tmp_path) as store:
        (tmp_path / "standoff" / "a.1.json").unlink()
        (tmp_path / "standoff").rmdir()
        (tmp_path / "standoff").write_text("in the way")
        store.keep(made("b", 1, ontology), RUN)
    (tmp_path / "standoff").unlink()
    assert held(tmp_path) == set(quads({"a": 1}, ontology))
