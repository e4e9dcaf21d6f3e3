"""From the resolved graph to RDF: IRIs, terms, triples, Turtle and its validation; it decides nothing about identity."""
