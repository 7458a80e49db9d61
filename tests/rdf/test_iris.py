"""IRIs and slugs from hostile words."""

import re

import pytest
from pyoxigraph import NamedNode

from kg.errors import UsageError
from kg.rdf.iris import Iris, base_iri, slug

BASE = "https://example.org/"
HOSTILE = (
    "",
    " ",
    "\0",
    "\ud800",
    'a "quoted" <name>',
    "back\\slash`{|}^",
    "../../etc/passwd",
    "%zz%2F",
    "line\nbreak\u2028",
    "🔥",
    "Владимир Путин",
    "بنيامين نتنياهو\u202e",
    "习近平",
    "a\u0301" * 5000,
    "x" * 10_000,
    "[::1]",
    "Ⅷ ½ ﬁ",
)
SLUGS = (
    ("Herzi Halevi", "herzi-halevi"),
    ("Israel's army", "israels-army"),
    ("Israel’s army", "israels-army"),
    ("Gülen Élysée", "gulen-elysee"),
    ("Lech Wałęsa", "lech-walesa"),
    ("Straße", "strasse"),
    ("U.S.", "u-s"),
    ("  AT&T  ", "at-t"),
)


@pytest.mark.parametrize(("words", "expected"), SLUGS)
def test_a_slug_folds_case_accents_and_punctuation(words, expected):
    assert slug(words) == expected


@pytest.mark.parametrize("words", HOSTILE)
def test_a_slug_is_a_safe_path_segment_whatever_the_words(words):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", slug(words))


@pytest.mark.parametrize("words", HOSTILE)
def test_every_minted_iri_is_one(words):
    iris = Iris(BASE, words)

    minted = (iris.article, iris.characters(0, 5), iris.local("event", words), iris.shared("person", words))

    assert all(NamedNode(each.value) == each for each in minted)
    assert all(each.value.isascii() for each in minted)


def test_letters_that_are_lost_still_tell_names_apart():
    names = ("Путин", "Медведев", "习近平", "习仲勋", "Putin", "Путин Putin")

    assert len({slug(name) for name in names}) == len(names)


def test_long_names_with_one_beginning_stay_apart():
    assert slug("x" * 200) != slug("x" * 201)


def test_an_article_named_like_a_folder_above_stays_below_the_base():
    assert Iris(BASE, "..").article.value.startswith(BASE + "x")


def test_characters_follow_rfc_5147():
    assert Iris(BASE, "a1").characters(100, 165).value == "https://example.org/a1#char=100,165"


@pytest.mark.parametrize(
    "text", ["", "id/", "https://example.org", "https://exa mple.org/", "<x>/", "https://example.org/#", "https://x/#/"]
)
def test_a_base_that_is_no_iri_is_refused(text):
    with pytest.raises(UsageError) as caught:
        base_iri(text)

    assert repr(text) in str(caught.value)


def test_a_good_base_is_kept():
    assert base_iri(BASE) == BASE
