#!/usr/bin/env bash
# Sillage.Graphs beside igraph, graph-tool, networkx and graphology: the same file, the same run, with the quality of what they find.
# usage: bench/peers-graph.sh [EDGES | FILE.csv]     EDGES: of a made-up network, 100000 if left out; FILE.csv: a header, then source,target[,weight]
# Installs what it lacks from Debian (needs root or sudo) and npm. Trust ratios; wall seconds only if nothing else runs.
set -euo pipefail
from=$PWD
cd "$(dirname "$0")/.."
edges=${1:-100000}
[ ! -f "$from/$edges" ] || edges=$from/$edges
if [[ ! -f "$edges" && ! "$edges" =~ ^[0-9]+(\.[0-9]+)?([eE]\+?[0-9]+)?$ ]]; then
  echo "peers-graph.sh: '$edges' is neither a file nor a number of edges" >&2
  exit 2
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sillage-peers-XXXXXX")
trap 'rm -rf "$work"' EXIT

missing=()
/usr/bin/python3 -c "import numpy, scipy, pandas" 2>/dev/null || missing+=(python3-numpy python3-scipy python3-pandas)
/usr/bin/python3 -c "import networkx" 2>/dev/null || missing+=(python3-networkx)
/usr/bin/python3 -c "import graph_tool" 2>/dev/null || missing+=(python3-graph-tool)
pkg-config --exists igraph 2>/dev/null || missing+=(gcc pkg-config libigraph-dev)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
cc -O2 bench/peers/igraph_peer.c -o "$work/igraph_peer" $(pkg-config --cflags --libs igraph)
mkdir "$work/node"
cp bench/peers/package.json bench/peers/graphology_peer.mjs "$work/node/"
npm install --prefix "$work/node" --silent --no-audit --no-fund
dotnet build bench/Sillage.Graphs.Bench -c Release -v quiet --nologo >&2
ours=bench/Sillage.Graphs.Bench/bin/Release/net10.0/Sillage.Graphs.Bench.dll

if [ -f "$edges" ]; then
  edges=$(PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 bench/peers/prepare.py "$edges" "$work")
else
  dotnet "$ours" generate "$edges" "$work/edges.csv"
  edges="$work/edges.csv"
fi
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 bench/peers/compare.py "$edges" "$work" "$ours" "$work/igraph_peer"
