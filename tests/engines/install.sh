#!/usr/bin/env bash
# Brings two other SPARQL engines to this machine: oxigraph's server (PyPI), to target/engines, and Apache Jena (Debian).
set -euo pipefail
cd "$(dirname "$0")/../.."
engines=target/engines
mkdir -p "$engines"

if [ ! -x "$engines/py/bin/oxigraph" ]; then
  python3 -m venv "$engines/py"
  "$engines/py/bin/pip" install --quiet --disable-pip-version-check oxigraph==0.5.13
fi

jena=/usr/share/java/jena-core.jar
if [ ! -f "$jena" ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libapache-jena-java default-jdk-headless
fi
# Debian's build looks for the messages of its XML parser in another folder than it packs them in.
if [ ! -d "$engines/jena" ]; then
  python3 - "$jena" "$engines/jena" <<'PYTHON'
import pathlib, sys, zipfile

packed = "org/apache/jena/ext/"
with zipfile.ZipFile(sys.argv[1]) as jar:
    for name in jar.namelist():
        if name.startswith(packed + "xerces/") and name.endswith(".properties"):
            file = pathlib.Path(sys.argv[2], name[len(packed):])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(jar.read(name))
PYTHON
fi
