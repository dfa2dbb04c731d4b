import type { MapData } from "./data";

/** Four accounts: 0 is reposted by 1 (twice), 2 and 3; 1 by 3. Camp A is 0, 1; camp B is 2, 3. Times in seconds. */
export function example(): MapData {
  return {
    title: 'A & B <script>"x"',
    language: "en",
    labels: { drawnOf: "links drawn" },
    start: 1_493_999_340,
    span: 1000,
    aspect: 0.5,
    steps: 100,
    disc: { smallest: 2, perRoot: 3 },
    opacity: 0.2,
    foot: ["Source: <nobody>"],
    coloring: 0,
    colorings: [
      {
        name: "community",
        title: "Communities",
        slots: "0011",
        groups: [
          {
            slot: 0,
            name: "Camp <A>",
            color: "#0072b2",
            dark: "#3d9bdf",
            accounts: 2,
            earned: 5,
          },
          {
            slot: 1,
            name: "Camp B",
            color: "#d55e00",
            dark: "#f07a2b",
            accounts: 2,
            earned: 0,
          },
        ],
      },
      {
        name: "language",
        title: "Languages",
        slots: "0888",
        groups: [
          {
            slot: 0,
            name: "French",
            color: "#0072b2",
            dark: "#3d9bdf",
            accounts: 1,
            earned: 4,
          },
          {
            slot: 8,
            name: "unknown",
            color: "#b4b8bd",
            dark: "#5e646b",
            accounts: 3,
            earned: 1,
          },
        ],
      },
    ],
    languages: ["fr"],
    nodes: {
      id: ["10", "11", "12", "13"],
      label: ["@Élise", "@bob", "@</text>&", "@robert"],
      x: [0, 30, 70, 100],
      y: [0, 50, 10, 40],
      followers: [900, -1, 12, 0],
      earned: [4, 1, 0, 0],
      made: [0, 2, 1, 2],
      entered: [0, 100, 500, -1],
      language: [0, -1, -1, -1],
      outgoing: [3, 1, 0, 0],
    },
    edges: {
      target: [1, 2, 3, 3],
      weight: [2, 1, 1, 1],
      first: [100, 500, 900, 200],
      lasts: [300, 0, 100, 0],
    },
    posts: [
      { node: 0, list: [{ id: "p", at: 0, text: "<b>hello</b>", reposts: 4 }] },
    ],
  };
}
