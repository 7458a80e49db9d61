"""Writes a reading as RDF; the only writer of the triples of an article.

There are no blank nodes, and the same reading gives the same quads.
"""

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import vocab
from kg.graph.nodes import Happening, Nodes, nodes
from kg.model import Attribution, Entity, Event, EventRef, Evidence, Figure, Filler, Mention, Reading, Relation, Time
from kg.ontology import Ontology
from kg.rdf import literals, times

_TYPE = NamedNode(vocab.RDF + "type")
_LABEL = NamedNode(vocab.RDFS + "label")


def quads(reading: Reading, ontology: Ontology, *, base: str) -> Iterator[Quad]:
    """Yield what the article says, each quad once, in the named graph of the article.

    `base` is what all IRIs of instances begin with, as `iris.base_iri` returns it.
    """
    named = nodes(reading, ontology, base=base)
    graph = named.iris.article
    found = dict.fromkeys(_triples(named, ontology))
    return (Quad(each.subject, each.predicate, each.object, graph) for each in found)


def _triples(named: Nodes, ontology: Ontology) -> Iterator[Triple]:
    """Yield the triples of a reading; some come more than once."""
    extraction = named.reading.extraction
    yield from _article(named)
    yield from chain.from_iterable(
        _entity(each, named) for each in named.reading.resolution.entities if named.is_told(each)
    )
    yield from chain.from_iterable(_event(each, named, ontology) for each in named.happenings)
    yield from chain.from_iterable(_claim(each, named, ontology) for each in extraction.attributions())
    yield from chain.from_iterable(_tie(each, named) for each in _known_ties(named))
    fillers = [role.filler for event in extraction.events() for role in event.roles]
    for each in dict.fromkeys([*extraction.times, *extraction.figures, *fillers]):
        match each:
            case Time():
                yield from _time(each, named)
            case Figure():
                yield from _figure(each, named)


def _article(named: Nodes) -> Iterator[Triple]:
    article, node = named.reading.article, named.iris.article
    yield Triple(node, _TYPE, _kg("Article"))
    yield Triple(node, _TYPE, NamedNode(vocab.SCHEMA + "NewsArticle"))
    described = {"headline": article.title, "publisher": article.publisher}
    for name, words in described.items():
        if words:
            yield Triple(node, NamedNode(vocab.SCHEMA + name), literals.text(words))
    if article.published:
        date = literals.calendar(article.published) or literals.text(article.published)
        yield Triple(node, NamedNode(vocab.SCHEMA + "datePublished"), date)
    if article.url:
        yield Triple(node, NamedNode(vocab.SCHEMA + "url"), _link(article.url))


def _link(url: str) -> NamedNode | Literal:
    """Return the address as an IRI, or as words where it is none."""
    try:
        return NamedNode(url)
    except ValueError:
        return literals.text(url)


def _entity(entity: Entity, named: Nodes) -> Iterator[Triple]:
    node = named.entity_of[entity.id]
    yield Triple(node, _TYPE, NamedNode(entity.type))
    yield Triple(node, _LABEL, literals.text(entity.name))
    for mention in entity.mentions:
        yield Triple(node, _kg("mention"), named.characters(mention.span))
        name = named.reading.extraction.document.text(mention.name) if mention.name else entity.name
        if name != entity.name:
            yield Triple(node, _kg("alias"), literals.text(name))


def _event(happening: Happening, named: Nodes, ontology: Ontology) -> Iterator[Triple]:
    standard = happening.standard
    node = named.event_of[standard.id]
    is_asserted = standard.status == vocab.ASSERTED
    yield Triple(node, _TYPE, NamedNode(standard.type if is_asserted else vocab.SITUATION))
    yield Triple(node, _kg("eventType"), NamedNode(standard.type))
    yield Triple(node, _kg("status"), NamedNode(standard.status))
    yield Triple(node, _LABEL, literals.text(_label(happening, named, ontology)))
    for member in happening.members:
        yield from _member(node, member, named)
        if member.held != standard.status:
            yield Triple(node, _kg("statusBySource"), NamedNode(member.held))


def _member(node: NamedNode, event: Event, named: Nodes) -> Iterator[Triple]:
    """Yield what one mention of a happening adds to it."""
    yield Triple(node, _kg("predicate"), literals.text(event.lemma))
    yield Triple(node, _kg("mention"), named.characters(event.trigger))
    yield from _evidence(node, event.evidence, named)
    for role in event.roles:
        if named.is_known(role.filler):
            yield Triple(node, NamedNode(role.property), named.of(role.filler))


def _label(happening: Happening, named: Nodes, ontology: Ontology) -> str:
    """Return who, what and, unless asserted, the status: "Mary Stone: resignation (demanded)"."""
    standard = happening.standard
    roles = chain.from_iterable(each.roles for each in happening.members)
    who = dict.fromkeys(_words(role.filler, named) for role in roles if role.property == vocab.AGENT)
    what = standard.lemma if standard.type == vocab.EVENT else ontology.event_type(standard.type).label
    status = "" if standard.status == vocab.ASSERTED else f" ({vocab.local_name(standard.status)})"
    return ": ".join(each for each in (", ".join(filter(None, who)), what) if each) + status


def _words(filler: Filler, named: Nodes) -> str:
    """Return the name of what fills a role; empty for events and unresolved pronouns, which have none."""
    match filler:
        case Mention():
            return named.entity(filler).name if named.is_known(filler) else ""
        case Time() | Figure():
            return filler.text
        case EventRef():
            return ""


def _claim(claim: Attribution, named: Nodes, ontology: Ontology) -> Iterator[Triple]:
    node, document = named.claim(claim), named.reading.extraction.document
    yield Triple(node, _TYPE, NamedNode(vocab.CLAIM))
    yield Triple(node, _kg("quote"), literals.text(" … ".join(document.text(each) for each in claim.content)))
    yield Triple(node, _kg("direct"), literals.typed(str(claim.direct).lower(), "boolean"))
    yield Triple(node, _kg("asserts"), literals.typed(str(claim.asserts).lower(), "boolean"))
    yield from _source(node, claim.source, named, ontology)
    if claim.cue:
        yield Triple(node, _kg("cue"), literals.text(document.text(claim.cue)))
    if claim.event:
        yield Triple(node, _kg("speechEvent"), named.event_of[claim.event])
    if claim.within:
        yield Triple(node, _kg("within"), named.iris.local("claim", claim.within[1:]))
    for id in claim.reports:
        yield Triple(node, _kg("reports"), named.event_of[id])
    for span in claim.content:
        yield Triple(node, _kg("mention"), named.characters(span))
    yield from _evidence(node, claim.evidence, named)


def _source(claim: NamedNode, source: Mention | None, named: Nodes, ontology: Ontology) -> Iterator[Triple]:
    """Yield who says it and, unless it is one with a name, what kind of source that is."""
    if source is None or not named.is_known(source):
        yield Triple(claim, _kg("sourceKind"), _kg("unnamed"))
        return
    yield Triple(claim, _kg("source"), named.of(source))
    head = named.reading.extraction.document.sentences[source.sentence].token(source.head)
    if source.kind == "nominal" and ontology.is_vague(head.lemma):
        yield Triple(claim, _kg("sourceKind"), _kg("vague"))


def _known_ties(named: Nodes) -> Iterator[Relation]:
    """Yield the ties whose ends are both known."""
    relations = named.reading.extraction.relations()
    return (each for each in relations if named.is_known(each.subject) and named.is_known(each.object))


def _tie(relation: Relation, named: Nodes) -> Iterator[Triple]:
    node = named.tie(relation)
    subject, object = named.of(relation.subject), named.of(relation.object)
    yield Triple(node, _TYPE, _kg("Tie"))
    yield Triple(node, _kg("subject"), subject)
    yield Triple(node, _kg("property"), NamedNode(relation.property))
    yield Triple(node, _kg("object"), object)
    yield Triple(node, _kg("status"), NamedNode(relation.status))
    yield from _evidence(node, relation.evidence, named)
    if relation.status == vocab.ASSERTED:
        yield Triple(subject, NamedNode(relation.property), object)


def _figure(figure: Figure, named: Nodes) -> Iterator[Triple]:
    node = named.of(figure)
    value = None if figure.value is None else literals.number(figure.value)
    yield Triple(node, _TYPE, NamedNode(vocab.FIGURE))
    yield Triple(node, _LABEL, literals.text(figure.text))
    yield Triple(node, _kg("bound"), _kg(figure.bound))
    yield Triple(node, _kg("mention"), named.characters(figure.span))
    if value:
        yield Triple(node, _kg("value"), value)
    if figure.unit:
        yield Triple(node, _kg("unit"), literals.text(figure.unit))
    yield from _sentence(node, figure.sentence, named)
    counted = [each for each in named.reading.extraction.mentions if _is_head(each, figure) and named.is_known(each)]
    yield from (Triple(node, _kg("counts"), named.of(each)) for each in counted)
    yield from _figure_context(figure, {figure, *counted}, named)


def _is_head(mention: Mention, figure: Figure) -> bool:
    """Say whether the figure counts what the mention denotes; one person or place of a name is never counted."""
    one = mention.kind == "name" and mention.type != vocab.GROUP
    return not one and (mention.sentence, mention.head) == (figure.sentence, figure.head)


def _figure_context(figure: Figure, fillers: set[Filler], named: Nodes) -> Iterator[Triple]:
    """Yield the events that the figure takes part in, and who says so."""
    extraction = named.reading.extraction
    events = [each.id for each in extraction.events() if fillers & {role.filler for role in each.roles}]
    yield from (Triple(named.of(figure), _kg("inEvent"), named.event_of[id]) for id in events)
    for claim in extraction.attributions():
        is_within = any(each.start <= figure.span.start and figure.span.end <= each.end for each in claim.content)
        if (
            claim.source
            and named.is_known(claim.source)
            and claim.asserts
            and (is_within or set(events) & set(claim.reports))
        ):
            yield Triple(named.of(figure), _kg("source"), named.of(claim.source))


def _time(time: Time, named: Nodes) -> Iterator[Triple]:
    yield from times.triples(named.of(time), time)
    yield Triple(named.of(time), _kg("mention"), named.characters(time.span))


def _evidence(node: NamedNode, evidence: Evidence, named: Nodes) -> Iterator[Triple]:
    """Yield the sentence that carries a statement, and what extracted it."""
    extractor = named.iris.shared("extractor", evidence.extractor)
    yield Triple(node, _kg("extractedBy"), extractor)
    yield Triple(extractor, _TYPE, NamedNode(vocab.PROV + "SoftwareAgent"))
    yield Triple(extractor, _LABEL, literals.text(evidence.extractor))
    yield from _sentence(node, evidence.sentence, named)


def _sentence(node: NamedNode, index: int, named: Nodes) -> Iterator[Triple]:
    """Yield the link from a statement to a sentence, and the sentence itself."""
    document, sentence = named.reading.extraction.document, named.sentence(index)
    yield Triple(node, _kg("evidence"), sentence)
    yield Triple(sentence, _TYPE, _kg("Sentence"))
    yield Triple(sentence, _kg("inArticle"), named.iris.article)
    yield Triple(sentence, NamedNode(vocab.RDF + "value"), literals.text(document.text(document.sentences[index].span)))


def _kg(name: str) -> NamedNode:
    """Return a term of our own vocabulary."""
    return NamedNode(vocab.KG + name)
