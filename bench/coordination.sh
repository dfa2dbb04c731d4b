#!/bin/bash
# Coordination beside its peers on the same shares, in one run: CPU seconds, wall seconds, peak memory, edges.
#
#   bench/coordination.sh SHARES.csv [FLOOR]
#
# SHARES.csv has CooRTweet's four columns. FLOOR is a program that counts as `floor FILE WINDOW MIN_WEIGHT EDGES.csv` (a plain C yardstick);
# left out, it is passed over. DuckDB's range join runs where `duckdb` is on the path.
set -euo pipefail
shares=$1; floor=${2:-}
root=$(cd "$(dirname "$0")/.." && pwd)
out=$(mktemp -d); trap 'rm -rf "$out"' EXIT
"$root/sillage" --version >/dev/null
sillage=$root/.sillage/bin/sillage
measure() { local name=$1; shift; /usr/bin/time -o "$out/time" -f '%U %S %e %M' "$@" >"$out/stdout" 2>"$out/stderr"; read -r user system wall kilobytes <"$out/time"
    awk -v n="$name" -v u="$user" -v s="$system" -v w="$wall" -v k="$kilobytes" 'BEGIN { printf "%-44s %8.2f CPU s %8.2f s %7.0f MB\n", n, u + s, w, k / 1024 }'; }

measure "sillage: groups, chance, files" "$sillage" coordinate "$shares" --by object --out "$out/groups" --timings
grep -E '^ +[0-9.]+ s  ' "$out/stderr" || true
measure "sillage: edges of two objects, no test" "$sillage" coordinate "$shares" --by object --fdr off --json --min-weight 2
[ -z "$floor" ] || { measure "floor: edges of two pairs" "$floor" "$shares" 60 2 "$out/floor.csv"; cat "$out/stdout"; }
if command -v duckdb >/dev/null; then
    cat >"$out/join.sql" <<SQL
SET threads = $(nproc); SET memory_limit = '8GB';
CREATE TABLE shares AS SELECT object_id AS o, account_id AS a, timestamp_share AS t FROM read_csv('$shares');
SELECT count(*) FROM (SELECT x.a, y.a, count(*) AS weight FROM shares x JOIN shares y ON x.o = y.o AND x.a < y.a AND x.t BETWEEN y.t - 60 AND y.t + 60 GROUP BY ALL HAVING weight >= 2);
SQL
    measure "DuckDB: range join, edges of two pairs" duckdb -c ".read $out/join.sql"
fi
