"""The errors a user meets: each says what is wrong, where, and what to do now."""


class KgError(Exception):
    """Base of all errors of this package, printed by the command line as one line."""

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """Return `where: message. remedy`, without the parts that are empty."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}.{remedy}"


class SeedError(KgError):
    """An article cannot be read; the others go on."""


class AnnotateError(KgError):
    """The language engine cannot be loaded or cannot annotate an article."""


class OntologyError(KgError):
    """A file of the ontology is malformed or contradicts another."""

    exit_code = 2


class OutputError(KgError):
    """The output cannot be written; what was there before is untouched."""

    exit_code = 2


class StoreError(KgError):
    """A store cannot be opened or written, or does not hold what is asked for; what it holds is untouched."""

    exit_code = 2


class UsageError(KgError):
    """An option or argument of the command line cannot be used."""

    exit_code = 2


class CheckError(KgError):
    """A graph breaks a shape of the ontology."""


class GoldError(KgError):
    """A gold set that we are measured on is incomplete or malformed."""

    exit_code = 2


class QueryError(KgError):
    """A SPARQL query is malformed or its graph cannot be read."""

    exit_code = 2


class RefusedError(QueryError):
    """A query would change something, ask another computer, or name a graph that is not there."""


class LimitError(QueryError):
    """A query takes too long, or more memory or text than it may."""


class BusyError(QueryError):
    """All workers that answer queries are busy; the same query may be answered later."""
