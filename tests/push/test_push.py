"""What is pushed arrives, once, whole and in its graphs; what has arrived is not sent again."""

import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from tests.push.conftest import EXAMPLE, GRAPHS, quads, write

WAYS = ("store", "update")


@pytest.mark.parametrize("way", WAYS)
def test_each_named_graph_arrives_in_its_own(shop, graph, push, way):
    code, out, err = push(f"{shop.url}/{way}", graph)

    assert code == 0
    assert all(len(shop.graph(EXAMPLE + name)) == 2 for name in GRAPHS)
    assert f"by {'gsp' if way == 'store' else 'update'}: 3 graphs, 6 triples" in out
    assert len(err.splitlines()) == 3


@pytest.mark.parametrize("way", WAYS)
def test_what_was_acknowledged_is_not_sent_again(shop, graph, push, way):
    push(f"{shop.url}/{way}", graph)
    before = len(shop.writes())
    _, out, _ = push(f"{shop.url}/{way}", graph)

    assert "0 graphs, 0 triples, 0.0 kB; 3 unchanged." in out
    assert shop.writes()[before:] == []


@pytest.mark.parametrize("way", WAYS)
def test_only_a_graph_that_changed_is_sent_and_it_replaces_the_old(shop, graph, push, way):
    push(f"{shop.url}/{way}", graph)
    write(graph, [*quads("a"), *quads("b", label="new"), *quads(["derived"])])
    _, out, err = push(f"{shop.url}/{way}", graph)

    assert "1 graph, 2 triples" in out
    assert "changed" in err
    assert shop.graph(EXAMPLE + "b") == {str(each.triple) for each in quads("b", label="new")}


def test_the_order_of_a_file_is_no_change(shop, graph, push):
    push(f"{shop.url}/store", graph)
    write(graph, reversed([*quads(GRAPHS), *quads("a")]))
    _, out, _ = push(f"{shop.url}/store", graph)

    assert "3 unchanged" in out


def test_another_address_gets_everything(shop, graph, push):
    push(f"{shop.url}/store", graph)
    _, out, _ = push(f"{shop.url}/update", graph)

    assert "3 graphs, 6 triples" in out


def test_everything_is_sent_again_if_so_wished(shop, graph, push):
    push(f"{shop.url}/store", graph)
    _, out, _ = push(f"{shop.url}/store", graph, "--again")

    assert "3 graphs, 6 triples" in out


@pytest.mark.parametrize("way", WAYS)
def test_a_large_graph_goes_in_parts_of_which_the_first_replaces(shop, graph, push, way, monkeypatch):
    small(monkeypatch, 1)
    write(graph, quads("a", label="old"))
    push(f"{shop.url}/{way}", graph)
    write(graph, quads("a", label="new"))
    _, _, err = push(f"{shop.url}/{way}", graph)

    assert "(part 1 of 2)" in err
    assert "(part 2 of 2)" in err
    assert shop.graph(EXAMPLE + "a") == {str(each.triple) for each in quads("a", label="new")}


def small(monkeypatch, limit):
    """Let parts have at most so many bytes."""
    from dataclasses import replace

    from kg.push import protocol

    monkeypatch.setattr(protocol, "WAYS", {name: replace(way, limit=limit) for name, way in protocol.WAYS.items()})


@pytest.mark.parametrize("way", WAYS)
def test_after_a_server_died_only_the_rest_is_sent(shop, graph, push, way, monkeypatch):
    small(monkeypatch, 1)
    shop.dies_after = 3
    code, _, err = push(f"{shop.url}/{way}", graph)
    shop.dies_after = -1
    before = len(shop.writes())
    again, out, _ = push(f"{shop.url}/{way}", graph)

    assert (code, again) == (1, 0)
    assert "no answer" in err
    assert "run the same command again" in err
    assert "2 graphs, 3 triples" in out  # the second of b, both of derived
    assert len(shop.writes()[before:]) == 3
    assert all(len(shop.graph(EXAMPLE + name)) == 2 for name in GRAPHS)


def test_with_parts_of_another_size_a_graph_that_was_begun_starts_anew(shop, graph, push, monkeypatch):
    small(monkeypatch, 1)
    shop.dies_after = 1
    push(f"{shop.url}/store", graph)
    shop.dies_after = -1
    monkeypatch.undo()
    _, out, _ = push(f"{shop.url}/store", graph, "--tries", "1")

    assert "3 graphs, 6 triples" in out


def test_several_sources_of_one_graph_are_joined(shop, graph, push, tmp_path):
    other = tmp_path / "other.nq"
    write(other, [*quads("a", label="other"), *quads("c")])
    push(f"{shop.url}/store", graph, other)

    assert len(shop.graph(EXAMPLE + "a")) == 4
    assert len(shop.graph(EXAMPLE + "c")) == 2


def test_a_dry_run_says_what_would_be_sent_and_asks_nobody(graph, push):
    code, out, err = push("http://127.0.0.1:9/store", graph, "--dry-run")

    assert (code, err) == (0, "")
    assert "new              2 triples" in out
    assert "To be sent to http://127.0.0.1:9/store: 3 graphs, 6 triples" in out
    assert not list(graph.parent.glob("*.pushed"))


def test_a_dry_run_leaves_out_what_was_sent(shop, graph, push):
    push(f"{shop.url}/store", graph)
    write(graph, quads("a", label="new"))
    _, out, _ = push(f"{shop.url}/store", graph, "--dry-run")

    assert "1 graph, 2 triples" in out
    assert "2 graphs sent before and no longer in the sources" in out


@pytest.mark.parametrize("way", WAYS)
def test_what_the_sources_no_longer_have_is_removed_only_if_so_wished(shop, graph, push, way):
    push(f"{shop.url}/{way}", graph)
    write(graph, quads("a"))
    _, told, _ = push(f"{shop.url}/{way}", graph)
    kept = shop.graph(EXAMPLE + "b")
    _, removed, _ = push(f"{shop.url}/{way}", graph, "--prune")
    _, after, _ = push(f"{shop.url}/{way}", graph, "--prune")

    assert "--prune removes them" in told
    assert len(kept) == 2
    assert "2 graphs removed" in removed
    assert not shop.graph(EXAMPLE + "b")
    assert "removed" not in after


def test_what_somebody_else_removed_already_may_be_removed(shop, graph, push):
    push(f"{shop.url}/store", graph)
    shop.store.remove_graph(NamedNode(EXAMPLE + "b"))
    write(graph, quads(["a", "derived"]))
    code, out, _ = push(f"{shop.url}/store", graph, "--prune")

    assert code == 0
    assert "1 graph removed" in out


def test_the_folder_of_a_build_is_pushed_with_its_graphs(shop, graph, push):
    (graph.parent / "graph.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    push(f"{shop.url}/store", graph.parent)

    assert len(shop.store) == 6
    assert graph.parent.with_name(graph.parent.name + ".pushed").exists()


def test_a_store_is_pushed(shop, push, tmp_path):
    from pyoxigraph import Store

    on_disk = Store(str(tmp_path / "store"))
    on_disk.extend(quads(GRAPHS))
    on_disk.flush()
    del on_disk
    push(f"{shop.url}/store", tmp_path / "store")

    assert len(shop.store) == 6


@pytest.mark.parametrize("way", WAYS)
def test_triples_without_a_graph_go_where_they_are_told_to(shop, push, tmp_path, way):
    path = tmp_path / "graph.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .")
    code, _, err = push(f"{shop.url}/{way}", path)
    push(f"{shop.url}/{way}", path, "--graph", "urn:news")
    push(f"{shop.url}/{way}", path, "--graph", "default")

    assert code == 1
    assert "--graph IRI" in err
    assert shop.graph("urn:news")
    assert len(shop.store) == 2


HOSTILE = ('"}} ; DROP ALL ; #', "\\", "\n\r\t\b\f", "'''", '"""', "\u2028\u202e", "</script>", "\U0001f600", "\\u0022")


@pytest.mark.parametrize("way", WAYS)
def test_no_text_of_an_article_breaks_out(shop, push, tmp_path, way):
    path, name = tmp_path / "graph.nq", NamedNode(EXAMPLE + "a")
    sent = [Quad(name, NamedNode(EXAMPLE + "label"), Literal(text), name) for text in HOSTILE]
    sent.append(Quad(name, NamedNode(EXAMPLE + "label"), Literal("ß", language="de-CH-1996"), name))
    write(path, sent)
    code, _, _ = push(f"{shop.url}/{way}", path)

    assert code == 0
    assert {quad.object.value for quad in shop.store} == {*HOSTILE, "ß"}


@pytest.mark.parametrize(
    "line", ["_:a <urn:b> <urn:c> <urn:g>", "<urn:a> <urn:b> _:c <urn:g>", "<urn:a> <urn:b> 'c' _:g"]
)
def test_blank_nodes_are_refused(push, tmp_path, line):
    path = tmp_path / "graph.nq"
    path.write_text(line.replace("'", '"') + " .\n")
    code, _, err = push("http://127.0.0.1:9/store", path, "--dry-run")

    assert code == 1
    assert "blank node" in err


def test_a_broken_file_sends_nothing(shop, push, tmp_path):
    path = tmp_path / "graph.nq"
    path.write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b>")
    code, _, err = push(f"{shop.url}/store", path)

    assert code == 2
    assert str(path) in err
    assert shop.asked == []


def test_a_folder_without_a_graph_is_an_error(push, tmp_path):
    code, _, err = push("http://127.0.0.1:9/store", tmp_path)

    assert code == 2
    assert "neither a graph nor a store" in err


def test_a_line_of_the_journal_that_was_cut_off_does_not_count(shop, graph, push, tmp_path):
    push(f"{shop.url}/store", graph)
    journal = tmp_path / "graph.trig.pushed"
    journal.write_bytes(journal.read_bytes()[:-20])
    _, out, _ = push(f"{shop.url}/store", graph)

    assert "1 graph, 2 triples" in out
    assert len([json.loads(line) for line in journal.read_text().splitlines()]) == 3


@pytest.mark.parametrize("content", [b"no journal\n", b"[]\n", b'{"url": 1}\n', b"\xff\n"])
def test_what_is_no_journal_is_not_written_to(graph, push, tmp_path, content):
    journal = tmp_path / "notes.txt"
    journal.write_bytes(content)
    code, _, err = push("http://127.0.0.1:9/store", graph, "--journal", journal)

    assert code
    assert "--journal" in err
    assert journal.read_bytes() == content
