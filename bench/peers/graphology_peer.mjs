// Times graphology on an edge list, one JSON line per operation; its layout is kept as "x y" by node.
// node graphology_peer.mjs EDGES.csv FOLDER OPERATIONS     (graphology and its parts from npm, in a node_modules beside this file)
import { readFileSync, writeFileSync } from "node:fs";
import graphology from "graphology";
import louvain from "graphology-communities-louvain";
import cores from "graphology-cores";
import forceAtlas2 from "graphology-layout-forceatlas2";
import pagerank from "graphology-metrics/centrality/pagerank.js";

const [path, folder, operations] = process.argv.slice(2);
const asked = new Set(operations.split(","));

function timed(op, body) {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  const result = body();
  const seconds = Number(process.hrtime.bigint() - wall) / 1e9;
  const used = process.cpuUsage(cpu);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ tool: "graphology", op, cpu: (used.user + used.system) / 1e6, wall: seconds, peak_mib: peak }),
  );
  return result;
}

const directed = new graphology.DirectedGraph();
const undirected = new graphology.UndirectedGraph();
timed("read", () => {
  for (const line of readFileSync(path, "latin1").split("\n").slice(1)) {
    const [source, target, weight] = line.split(",");
    if (!target) continue;
    directed.mergeEdge(source, target, { weight: Number(weight ?? 1) });
  }
});
directed.forEachEdge((_, { weight }, source, target) => {
  if (source === target) return;
  undirected.updateEdge(source, target, (known) => ({ weight: (known.weight ?? 0) + weight }));
});

if (asked.has("leiden"))
  timed("louvain", () => louvain.detailed(undirected, { getEdgeWeight: "weight", rng: seeded(1) }));
if (asked.has("pagerank")) timed("pagerank", () => pagerank(directed, { tolerance: 1e-8, maxIterations: 1000 }));
if (asked.has("kcore")) timed("kcore", () => (cores.coreNumber ?? cores)(undirected));
if (asked.has("layout")) {
  const settings = { barnesHutOptimize: true, barnesHutTheta: 1.2, scalingRatio: 2, gravity: 1, slowDown: 1, adjustSizes: false };
  const random = seeded(1);
  const side = 10 * Math.sqrt(undirected.order);
  undirected.forEachNode((node) => {
    undirected.mergeNodeAttributes(node, { x: (random() - 0.5) * side, y: (random() - 0.5) * side });
  });
  const run = (iterations) => forceAtlas2.assign(undirected, { iterations, settings, getEdgeWeight: "weight" });
  timed("layout_2_iterations", () => run(2));
  timed("layout_7_iterations", () => run(7));
  if (asked.has("drawing")) {
    timed("layout_191_iterations", () => run(191));
    const rows = [];
    undirected.forEachNode((node, { x, y }) => (rows[Number(node)] = `${x} ${y}`));
    writeFileSync(`${folder}/graphology.drawing`, rows.join("\n") + "\n");
  }
}

function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
