/// <reference types="vite/client" />
import { DirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { expect, test } from "vitest";
import gexfText from "./sample.gexf?raw";
import graphmlText from "./sample.graphml?raw";

// The files are what Sillage.Graphs writes, byte for byte: its FormatTests hold them to that.
const second = 'b & <"b">, é';

test("graphology opens the GEXF that Sillage writes", () => {
  const graph = gexf.parse(DirectedGraph, gexfText);

  expect(graph.nodes()).toEqual(["a", second, "c"]);
  expect(graph.getNodeAttributes("a")).toMatchObject({
    label: "Ann",
    x: 0,
    y: 1,
    size: 1,
    color: "rgb(255,0,16)",
    language: "fr",
    posts: 1,
  });
  expect(graph.getNodeAttribute(second, "x")).toBe(1.5);
  expect(graph.getNodeAttribute("c", "label")).toBe("Cäcilie");
  expect(graph.size).toBe(2);
  expect(graph.getEdgeAttributes(graph.edge("a", second))).toMatchObject({
    weight: 2.5,
    delay: 0.1,
    first: true,
  });
  expect(graph.hasEdge("c", second)).toBe(true);
  expect(graph.hasEdge(second, "c")).toBe(false);
});

test("graphology opens the GraphML that Sillage writes", () => {
  const graph = graphml.parse(DirectedGraph, graphmlText);

  expect(graph.nodes()).toEqual(["a", second, "c"]);
  expect(graph.getNodeAttributes("a")).toMatchObject({
    label: "Ann",
    x: 0,
    y: 1,
    size: 1,
    language: "fr",
    posts: 1,
  });
  expect(graph.getEdgeAttributes(graph.edge("a", second))).toMatchObject({
    weight: 2.5,
    delay: 0.1,
    first: true,
  });
  expect(graph.hasEdge(second, "c")).toBe(false);
});
