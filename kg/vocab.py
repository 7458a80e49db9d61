"""Namespaces and the terms of the vocabulary that the code itself must name, as plain strings."""

from typing import Final

KG: Final = "https://w3id.org/newskg/ns#"
BASE: Final = "https://w3id.org/newskg/id/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
VANN: Final = "http://purl.org/vocab/vann/"
PROV: Final = "http://www.w3.org/ns/prov#"
ORG: Final = "http://www.w3.org/ns/org#"
OA: Final = "http://www.w3.org/ns/oa#"
TIME: Final = "http://www.w3.org/2006/time#"
SCHEMA: Final = "https://schema.org/"
SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
ONTOLEX: Final = "http://www.w3.org/ns/lemon/ontolex#"
SYNSEM: Final = "http://www.w3.org/ns/lemon/synsem#"
LIME: Final = "http://www.w3.org/ns/lemon/lime#"
LEXINFO: Final = "http://www.lexinfo.net/ontology/3.0/lexinfo#"
NP: Final = "http://www.nanopub.org/nschema#"
SHACL: Final = "http://www.w3.org/ns/shacl#"

# Kinds of entity.
PERSON: Final = KG + "Person"
ORGANIZATION: Final = KG + "Organization"
PLACE: Final = KG + "Place"
COUNTRY: Final = KG + "Country"
GROUP: Final = KG + "Group"
OFFICE: Final = KG + "Office"
THING: Final = KG + "Thing"

NAMED_PERSON: Final = "https://w3id.org/newskg/ns/frame#NamedPerson"  # for the limits of frames; no entity has it

# Kinds of statement.
EVENT: Final = KG + "Event"
SITUATION: Final = KG + "Situation"
CLAIM: Final = KG + "Claim"
FIGURE: Final = KG + "Figure"

# Status of an event, from the article's own point of view.
ASSERTED: Final = KG + "asserted"
REPORTED: Final = KG + "reported"
DEMANDED: Final = KG + "demanded"
PLANNED: Final = KG + "planned"
POSSIBLE: Final = KG + "possible"
CONDITIONAL: Final = KG + "conditional"
DENIED: Final = KG + "denied"
NEGATED: Final = KG + "negated"

# Roles the grammar itself assigns, whatever the type of the event.
AGENT: Final = KG + "agent"
ADDRESSEE: Final = KG + "addressee"
PATIENT: Final = KG + "patient"
PLACE_ROLE: Final = KG + "place"
TIME_ROLE: Final = KG + "time"
DESTINATION: Final = KG + "destination"
DURATION: Final = KG + "duration"
DURING: Final = KG + "during"
BEFORE: Final = KG + "before"
UNTIL: Final = KG + "until"
FORMER_OFFICE: Final = KG + "heldOffice"
CONDITION: Final = KG + "condition"
OFFICE_ROLE: Final = KG + "office"
TOPIC: Final = KG + "topic"
AMOUNT: Final = KG + "amount"
PURPOSE: Final = KG + "purpose"
CAUSE: Final = KG + "cause"
INSTRUMENT: Final = KG + "instrument"
MANNER: Final = KG + "manner"
CONTENT: Final = KG + "content"
GROUND: Final = KG + "ground"
PARTICIPANT: Final = KG + "participant"

# Lasting ties the code itself assigns.
HOLDS_OFFICE: Final = KG + "holdsOffice"
OFFICE_OF: Final = KG + "officeOf"


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/` of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
