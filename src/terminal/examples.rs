//! What stands below the help of a command: examples, and what is good to know.

/// Of `load`.
pub(super) const LOAD_EXAMPLES: &str = "\
Examples:
  rapporteur load fora.nt.gz --graph fora
  rapporteur load data/ --graph fora --lenient
  curl https://example.org/all.ttl | rapporteur load - --graph fora";

/// Of `map`.
pub(super) const MAP_EXAMPLES: &str = "\
Examples:
  rapporteur map \"what can SOM1 produce\" -o som1.svg
  rapporteur map \"who is Casey Mace?\" --format mermaid
  rapporteur map \"who hosts APEC?\" --timeline -o hosts.png
  rapporteur map all graphs/imo.txt | dot -Tpdf > imo.pdf

Solid arrows are what is so, dashed ones what can, should or must be, barred ones what is denied.";

/// Of `export`.
pub(super) const EXPORT_EXAMPLES: &str = "\
Examples:
  rapporteur export briefing.txt -o briefing.ttl
  rapporteur export --of \"what can SOM1 produce\" -o som1.graphml
  rapporteur export --graph apec --format nanopub -o claims.trig

Named graphs are written in TriG, N-Quads, canonical N-Quads and JSON-LD; the others hold the default graph alone.";

/// Of `push`.
pub(super) const PUSH_EXAMPLES: &str = "\
Example:
  rapporteur push http://localhost:7878/update --graph apec

Statements are added and none is taken away, so that it can be done again. What was interrupted goes on where it was.
Blank nodes get names there, which pull takes off again.";

/// Of `pull`.
pub(super) const PULL_EXAMPLES: &str = "\
Example:
  rapporteur pull http://localhost:7878/query --graph apec

All of it is one commit, or nothing was added.";

/// Of `serve`.
pub(super) const SERVE_EXAMPLES: &str = "\
Examples:
  rapporteur serve                                       the bundled briefing, on http://127.0.0.1:7474
  rapporteur serve --graph apec --listen 0.0.0.0:8080    a kept graph, for others too
  rapporteur serve --graph apec --writable --access who  with updates, by those whom the file who names

Tokens can also be given by the environment: RAPPORTEUR_READ_TOKEN and RAPPORTEUR_WRITE_TOKEN. Whoever may write may read.
Ctrl-C ends what was begun and stops.";
