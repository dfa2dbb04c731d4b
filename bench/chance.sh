#!/bin/sh
# Reproduces the tables of docs/coordination-chance.md.
# usage: bench/chance.sh GEN_SHARES.py FOLDER   (the generator of planted shares, and a folder of about 500 MB for its files)
set -eu
[ $# -eq 2 ] || { echo "usage: bench/chance.sh GEN_SHARES.py FOLDER" >&2; exit 2; }
cd "$(dirname "$0")/.."
dotnet build bench/Sillage.Chance.Bench -c Release -v quiet
run=bench/Sillage.Chance.Bench/bin/Release/net10.0/Sillage.Chance.Bench
for rows in 100000 1000000 10000000; do
  [ -f "$2/$rows.csv" ] || python3 "$1" "$rows" "$2/$rows.csv" 7
  "$run" found "$2/$rows.csv"
done
"$run" stages "$2/1000000.csv"
"$run" camouflage "$2/1000000.csv"
"$run" shuffled "$2/100000.csv"
"$run" texts 1000000
