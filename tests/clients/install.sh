#!/usr/bin/env bash
# Brings two clients of SPARQL endpoints that are not ours, SPARQLWrapper and rdflib (PyPI), to target/clients.
set -euo pipefail
cd "$(dirname "$0")/../.."
clients=target/clients

if ! "$clients/bin/python" -c "import SPARQLWrapper, rdflib" >/dev/null 2>&1; then
  python3 -m venv "$clients"
  "$clients/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 \
    SPARQLWrapper==2.0.0 rdflib==7.1.4
fi
