"""Graphs that are hard to show: one of thousands of nodes, one whose every text tries to break out of the page."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import BASE, KG, RDF, SCHEMA
from tests.newsroom import ARTICLE, iri, quad, typed

HOSTILE = (
    "<img src=x onerror=\"document.title='PWNED'\"> href=' <!-- </script><script>document.title='PWNED'</script> "
    "\u202e \u2028 & {{style}}"
)


def many(events: int) -> list[Quad]:
    """Return a graph of that many events, each of two of half as many persons; nobody is named by a real name."""
    article = NamedNode(BASE + "article/many")
    listed = [Quad(article, NamedNode(RDF + "type"), iri("Article"), article)]
    for number in range(events):
        event = NamedNode(f"{article.value}/event/{number}")
        listed += typed(event, "Meeting", f"meeting {number}", article)
        terms = {"eventType": iri("Meeting"), "status": iri("asserted")}
        listed += [Quad(event, iri(name), term, article) for name, term in terms.items()]
        for role, other in (("agent", number * number % (events // 2)), ("partner", number // 3)):
            person = iri(f"person/{other}")
            listed += [*typed(person, "Person", f"Person {other}", article), Quad(event, iri(role), person, article)]
    return listed


def hostile() -> list[Quad]:
    """Return a graph whose every text tries to break out of the page."""
    texts = {"headline": HOSTILE, "publisher": HOSTILE, "url": "javascript:document.title='PWNED'"}
    event, person, sentence = iri("A/event/1"), iri("A/entity/1"), NamedNode(f"{ARTICLE}#char=0,{len(HOSTILE)}")
    listed = [quad(NamedNode(ARTICLE), RDF + "type", iri("Article")), quad(sentence, RDF + "type", iri("Sentence"))]
    listed += [quad(NamedNode(ARTICLE), SCHEMA + name, Literal(text)) for name, text in texts.items()]
    listed += typed(event, "Statement", HOSTILE, NamedNode(ARTICLE))
    listed += typed(person, "Person", HOSTILE, NamedNode(ARTICLE))
    listed += [quad(event, KG + "eventType", iri("Statement")), quad(event, KG + "status", iri("asserted"))]
    listed += [quad(event, KG + "evidence", sentence), quad(event, KG + "agent", person)]
    listed += [quad(each, KG + name, Literal(HOSTILE)) for each in (event, person) for name in ("alias", "quote")]
    return [*listed, quad(sentence, RDF + "value", Literal(HOSTILE)), quad(event, KG + "predicate", Literal(HOSTILE))]
