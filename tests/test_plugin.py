"""An option's value leads to a module of its stage, ours or another package's."""

from types import ModuleType, SimpleNamespace

import pytest

from kg import plugin
from kg.errors import UsageError


def test_a_module_of_ours_is_found_by_its_name() -> None:
    assert plugin.find("annotate", "conllu").__name__ == "kg.annotate.conllu"


@pytest.mark.parametrize("name", ["none", "", "../cli", "page", "conllu.py"])
def test_another_name_is_an_error_that_lists_what_there_is(name: str) -> None:
    with pytest.raises(UsageError, match=r"Choose one of: .*turtle"):
        plugin.find("export", name)


def test_a_module_of_another_package_is_found_by_its_entry_point(monkeypatch) -> None:
    module = ModuleType("other")
    point = SimpleNamespace(name="other", load=lambda: module)
    monkeypatch.setattr(
        plugin, "entry_points", lambda group, name="other": [point] if (group, name) == ("kg.annotate", "other") else []
    )

    assert plugin.find("annotate", "other") is module
    assert plugin.names("annotate") == ("conllu", "engine", "other", "spacy", "stanza")


@pytest.mark.parametrize(("stage", "function"), [("read", "read"), ("annotate", "annotate"), ("export", "export")])
def test_every_module_offers_the_function_named_after_its_stage(stage: str, function: str) -> None:
    names = plugin.names(stage)

    assert names
    assert all(callable(getattr(plugin.find(stage, name), function)) for name in names)
