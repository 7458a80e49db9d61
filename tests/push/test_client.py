"""Servers that ask for a login, are busy, break off, lie or are nobody we know; the errors carry their words."""

import subprocess

import pytest

from tests.push.conftest import EXAMPLE
from tests.push.server import running

SECRET = "sésame"


@pytest.mark.parametrize("scheme", ["basic", "digest"])
@pytest.mark.parametrize("way", ["store", "update"])
def test_the_way_of_authentication_is_the_one_that_the_server_asks_for(shop, graph, push, monkeypatch, scheme, way):
    shop.login = scheme
    monkeypatch.setenv("KG_PUSH_PASSWORD", SECRET if scheme == "basic" else "sesame")
    code, _, err = push(f"{shop.url}/{way}", graph, "--user", "ann")

    assert code == 0
    assert len(shop.graph(EXAMPLE + "a")) == 2
    assert {method for method, _, status in shop.asked if status == 401} == {"GET"}  # before anything large is sent
    assert SECRET not in err


def test_a_token_is_sent_with_each_request(shop, graph, push, tmp_path):
    shop.login = "bearer"
    token = tmp_path / "token"
    token.write_text("sesame\n")
    code, _, _ = push(f"{shop.url}/store", graph, "--token-file", token)

    assert code == 0
    assert 401 not in {status for _, _, status in shop.asked}


@pytest.mark.parametrize("scheme", ["basic", "digest"])
def test_a_refused_login_is_told_before_anything_is_sent(shop, graph, push, tmp_path, scheme):
    shop.login = scheme
    wrong = tmp_path / "password"
    wrong.write_text("hunter2")
    code, out, err = push(f"{shop.url}/store", graph, "--user", "ann", "--password-file", wrong)

    assert code == 1
    assert "refuses the login and says: Who are you?" in err
    assert "hunter2" not in out + err
    assert {method for method, _, _ in shop.asked} == {"GET"}
    assert len(shop.asked) == {"basic": 2, "digest": 3}[scheme]


def test_a_refused_token_is_told(shop, graph, push, monkeypatch):
    shop.login = "bearer"
    monkeypatch.setenv("KG_PUSH_TOKEN", "hunter2")
    code, out, err = push(f"{shop.url}/store", graph)

    assert code == 1
    assert "refuses the login" in err
    assert "hunter2" not in out + err


def test_without_a_login_the_error_says_how_to_give_one(shop, graph, push):
    shop.login = "digest"
    code, _, err = push(f"{shop.url}/store", graph)

    assert code == 1
    assert "asks for a login (Digest)" in err
    assert "KG_PUSH_PASSWORD" in err


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_growing_pauses(shop, graph, push, pauses, status):
    shop.failures = [(status, {}, "busy")] * 3
    code, _, _ = push(f"{shop.url}/store", graph)

    assert code == 0
    assert pauses == [1.0, 2.0, 4.0]
    assert len(shop.graph(EXAMPLE + "a")) == 2


def test_a_server_may_say_when_to_come_again_but_not_next_year(shop, graph, push, pauses):
    shop.failures = [
        (503, {"Retry-After": "7"}, ""),
        (503, {"Retry-After": "99999999"}, ""),
        (503, {"Retry-After": "x"}, ""),
    ]
    push(f"{shop.url}/store", graph)

    assert pauses == [7.0, 60.0, 4.0]


def test_a_server_that_stays_busy_is_given_up_with_its_words(shop, graph, push):
    shop.failures = [(503, {}, "back on Monday")] * 9
    code, _, err = push(f"{shop.url}/store", graph, "--tries", "2")

    assert code == 1
    assert f"{EXAMPLE}a: the server answers 503 and says: back on Monday." in err
    assert len(shop.failures) == 7


def test_what_a_server_refuses_is_not_tried_again(shop, graph, push, pauses):
    shop.failures = [(400, {}, "line 3: no")]
    code, _, err = push(f"{shop.url}/store", graph)

    assert code == 1
    assert "answers 400 and says: line 3: no." in err
    assert pauses == []


def test_the_words_of_a_server_are_shown_without_markup_and_control_characters(shop, graph, push):
    page = (
        "<html><head><title>x</title></head><body><h1>Bad \x1b[31m&amp; worse</h1>\u202e" + "y" * 999 + "</body></html>"
    )
    shop.failures = [(400, {}, page)]
    _, _, err = push(f"{shop.url}/store", graph)

    assert "says: Bad [31m& worse yyy" in err
    assert "\x1b" not in err
    assert len(err) < 700


def test_a_redirect_is_told_and_not_followed(shop, graph, push):
    shop.failures = [(302, {"Location": f"{shop.url}/elsewhere"}, "moved")]
    code, _, err = push(f"{shop.url}/store", graph)

    assert code == 1
    assert f"it has moved to {shop.url}/elsewhere" in err


def test_nobody_there_is_told_after_all_tries(graph, push, pauses):
    code, _, err = push("http://127.0.0.1:9/store", graph, "--tries", "3")

    assert code == 1
    assert err.startswith("kg: http://127.0.0.1:9/store: no answer: Connection refused.")
    assert pauses == [1.0, 2.0]


def test_an_address_with_nothing_on_it_is_told(shop, graph, push):
    code, _, err = push(f"{shop.url}/nonsense", graph)

    assert code == 1
    assert "nothing at this address" in err
    assert shop.writes() == []


def test_a_page_that_says_yes_to_everything_is_no_store(shop, graph, push):
    code, _, err = push(f"{shop.url}/page", graph)

    assert code == 1
    assert "it accepts anything and says: Welcome!" in err
    assert shop.writes() == []


def test_an_interrupted_push_says_that_it_can_go_on(shop, graph, push, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.push.send", interrupt)
    code, _, err = push(f"{shop.url}/store", graph)

    assert code == 130
    assert err == "kg: stopped; the same command sends the rest.\n"


@pytest.mark.parametrize("option", ["--tries=0", "--tries=x", "--timeout=0", "--timeout=inf", "--timeout=x"])
def test_a_number_that_makes_no_sense_is_refused(graph, push, option, capsys):
    with pytest.raises(SystemExit):
        push("http://127.0.0.1:9/store", graph, option)

    assert "above 0" in capsys.readouterr().err


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return a file with a key and a certificate for 127.0.0.1 that nobody has signed."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(path)]
    name = ["-subj", "/CN=shop", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    made = subprocess.run(["openssl", "req", "-x509", *key, *name], capture_output=True, check=True)
    with path.open("ab") as file:
        file.write(made.stdout)
    return path


def test_a_certificate_that_nobody_vouches_for_is_refused(graph, push, pauses, certificate):
    with running(certificate) as shop:
        code, _, err = push(f"{shop.url}/store", graph)

    assert code == 1
    assert "the certificate is not trusted" in err
    assert "--ca FILE" in err
    assert (shop.asked, pauses) == ([], [])


def test_a_certificate_that_is_named_is_trusted(graph, push, certificate):
    with running(certificate) as shop:
        code, _, _ = push(f"{shop.url}/store", graph, "--ca", certificate)

        assert code == 0
        assert len(shop.graph(EXAMPLE + "a")) == 2


UNUSABLE = (
    (["http://ann:hunter2@127.0.0.1/store"], "holds a user or a password"),
    (["ftp://127.0.0.1/store"], "no address of a server"),
    (["127.0.0.1/store"], "no address of a server"),
    (["http://[::1/store"], "URL"),
    (["http://127.0.0.1:99999/store"], "URL"),
    (["http://127.0.0.1/a b"], "no address of a server"),
    (["http://127.0.0.1/store", "--user", "ann"], "no password"),
    (["http://127.0.0.1/store", "--graph", "news"], "not an absolute IRI"),
    (["http://127.0.0.1/store", "--ca", "no-such-file"], "no such file"),
    (["http://127.0.0.1/store", "--token-file", "no-such-file"], "cannot be read"),
)


@pytest.mark.parametrize(("arguments", "told"), UNUSABLE, ids=[told for _, told in UNUSABLE])
def test_what_cannot_be_used_is_told_before_anything_is_sent(graph, push, arguments, told):
    url, *options = arguments
    code, out, err = push(url, graph, *options)

    assert code == 2
    assert told in err
    assert "hunter2" not in out + err


def test_a_login_that_others_could_read_on_the_way_is_warned_of(graph, push, monkeypatch):
    monkeypatch.setenv("KG_PUSH_TOKEN", "sesame")
    _, _, err = push("http://no-such-host.invalid/store", graph, "--tries", "1")

    assert "others on the network may read the login" in err


def test_a_secret_of_two_lines_in_the_environment_is_refused(graph, push, monkeypatch):
    monkeypatch.setenv("KG_PUSH_TOKEN", "a\r\nX-Evil: b")
    code, _, err = push("http://127.0.0.1:9/store", graph)

    assert code == 2
    assert "KG_PUSH_TOKEN" in err


def test_without_the_library_the_error_says_how_to_get_it(graph, push, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "requests", None)
    code, _, err = push("http://127.0.0.1:9/store", graph)

    assert code == 1
    assert "pip install 'newskg[push]'" in err
