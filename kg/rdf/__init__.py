"""RDF itself: identifiers, literals, times, and reading, joining and handing over of graphs."""
