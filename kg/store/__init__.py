"""Something that answers SPARQL: an embedded store on disk, or a remote endpoint; it knows no query of ours."""
