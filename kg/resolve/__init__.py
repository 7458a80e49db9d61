"""Find who is who and which events are one: mentions to entities, events to happenings, within one article."""

from collections.abc import Iterator

from kg.extract.quotes import quotations
from kg.model import Event, Extraction, Mention, Relation, Resolution
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.entities import entities
from kg.resolve.happenings import happenings
from kg.resolve.names import unite_names
from kg.resolve.nominals import unite_class_nouns, unite_headline, unite_offices, unite_same_heads
from kg.resolve.profile import profiles
from kg.resolve.pronouns import unite_pronouns
from kg.resolve.syntax import unite_by_syntax, unite_same_words


def resolve(extraction: Extraction, ontology: Ontology) -> Resolution:
    """Return the entity of every mention and the happening of every event.

    The sieves run from the surest to the least sure; none undoes what one before it did.
    """
    described = profiles(extraction.document, tuple(_mentions(extraction)), ontology)
    clusters = Clusters(described.all)
    unite_same_words(described, clusters)
    unite_names(described, clusters, ontology)
    unite_by_syntax(described, clusters, ontology)
    unite_same_heads(described, clusters)
    unite_headline(described, clusters, extraction.events())
    unite_class_nouns(described, clusters, ontology)
    unite_pronouns(described, clusters, extraction.attributions(), quotations(extraction.document), ontology)
    unite_same_heads(described, clusters)  # once more: now "his army" has an owner
    unite_offices(described, clusters, extraction.relations())
    found = tuple(entities(described, clusters, extraction.document, ontology))
    entity_of = {mention: entity for entity in found for mention in entity.mentions}
    return Resolution(found, entity_of, happenings(extraction, entity_of, ontology))


def _mentions(extraction: Extraction) -> Iterator[Mention]:
    """Yield all mentions, those too that only a statement has: the same words with another edge."""
    yield from extraction.mentions
    for statement in extraction.statements:
        if isinstance(statement, Event):
            yield from (role.filler for role in statement.roles if isinstance(role.filler, Mention))
        elif isinstance(statement, Relation):
            yield from (statement.subject, statement.object)
        elif statement.source is not None:
            yield statement.source
