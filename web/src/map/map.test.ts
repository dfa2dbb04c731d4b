import { expect, test } from "vitest";
import { controlPoint, linkOpacity, mix } from "./curves";
import { example } from "./example";
import { nameSize, placeNames, type Candidate } from "./labels";
import { MapModel, shuffled } from "./model";
import { svgPicture } from "./picture";
import { mapTheme } from "./theme";
import { area, clock, number } from "./times";

const model = new MapModel(example());

test("links are read back from the columns", () => {
  expect([...model.source]).toEqual([0, 0, 0, 1]);
  expect([...model.last]).toEqual([400, 500, 1000, 200]);
  expect([...model.radius]).toEqual([6, 3, 2, 2]);
  // The heaviest is in the last step, the lightest in the first.
  expect([...model.step]).toEqual([5, 0, 0, 0]);
});

test("an upright map stands on its side", () => {
  const upright = new MapModel(example(), true);
  expect([...upright.x]).toEqual([...model.y].map((y) => -y));
  expect([...upright.y]).toEqual([...model.x].map((x) => -x));
});

test("neighbours are told apart by direction, the closest first", () => {
  expect(model.repostedBy(0)).toEqual([
    { node: 1, weight: 2 },
    { node: 2, weight: 1 },
    { node: 3, weight: 1 },
  ]);
  expect(model.repostsOf(3)).toEqual([
    { node: 0, weight: 1 },
    { node: 1, weight: 1 },
  ]);
  expect(model.repostsOf(0)).toEqual([]);
  expect(model.linksOf(1)).toEqual([3, 0]);
});

test("a search ignores case, accents and the @, and prefers beginnings", () => {
  expect(model.search("elise", 5)).toEqual([0]);
  expect(model.search("@ROB", 5)).toEqual([3]);
  expect(model.search("ob", 5)).toEqual([1, 3]);
  expect(model.search("b", 1)).toEqual([1]);
  expect(model.search(" ", 5)).toEqual([]);
  expect(model.search("nobody", 5)).toEqual([]);
});

test("a filter hides what came later, what ended before, and other communities", () => {
  const all = model.everything();
  expect(model.counts(all)).toEqual({ accounts: 4, links: 4 });
  // Until 300 s: accounts 0 and 1, and 3, whose time nobody knows.
  expect(model.counts({ ...all, until: 300 })).toEqual({
    accounts: 3,
    links: 2,
  });
  expect(model.counts({ ...all, window: 450 })).toEqual({
    accounts: 4,
    links: 1,
  });
  // Only camp A: the link from 0 to 1.
  expect(model.counts({ ...all, slots: 1 })).toEqual({ accounts: 2, links: 1 });
});

test("without times everything is always shown", () => {
  const data = example();
  data.edges.first = [];
  data.edges.lasts = [];
  data.span = 0;
  const timeless = new MapModel(data);
  expect(timeless.timed).toBe(false);
  expect(timeless.counts(timeless.everything())).toEqual({
    accounts: 4,
    links: 4,
  });
});

test("the histogram counts every link once", () => {
  expect(model.histogram(4)).toEqual([2, 1, 0, 1]);
});

test("a shuffled order is a permutation, and the same each time", () => {
  const order = shuffled(1000);
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
  expect(order).toEqual(shuffled(1000));
  const half = order.slice(0, 500).filter((one) => one < 500).length;
  expect(half).toBeGreaterThan(200);
  expect(half).toBeLessThan(300);
});

test("names do not touch each other, nor hubs, nor the frame", () => {
  const measure = (text: string, size: number) => text.length * size * 0.6;
  const candidates: Candidate[] = Array.from({ length: 200 }, (_, i) => ({
    node: i,
    text: `@account${i}`,
    x: (i * 37) % 400,
    y: (i * 91) % 300,
    radius: i === 0 ? 30 : 4,
  }));
  const names = placeNames(candidates, 400, 300, 60, measure);
  expect(names.length).toBeGreaterThan(10);
  for (const a of names) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(400);
    for (const b of names)
      if (a !== b)
        expect(
          a.x + a.width < b.x ||
            b.x + b.width < a.x ||
            a.y + 0.25 * a.size < b.y - 0.8 * b.size ||
            b.y + 0.25 * b.size < a.y - 0.8 * a.size,
        ).toBe(true);
    if (a.node > 0) expect(a.x < 20 && a.y - a.size < 20).toBe(false);
  }
  expect(nameSize(30)).toBeGreaterThan(nameSize(4));
});

test("links bend clockwise on a screen", () => {
  // From left to right over the top, from right to left below.
  expect(controlPoint(0, 0, 100, 0)).toEqual([50, -18]);
  expect(controlPoint(100, 0, 0, 0)).toEqual([50, 18]);
});

test("opacity stays visible and never full", () => {
  expect(linkOpacity(0.0001, 0)).toBe(0.012);
  expect(linkOpacity(0.1, 2)).toBeCloseTo(0.3);
  expect(linkOpacity(1, 5)).toBe(0.85);
  expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
});

test("the saved SVG shows what the filter shows, and escapes names", () => {
  const theme = mapTheme(model.data.colorings[0]!.groups, false);
  const picture = (slots: number) =>
    svgPicture(model, {
      width: 400,
      height: 300,
      theme,
      filter: { ...model.everything(), slots },
      coloring: 0,
      opacity: 0.2,
      names: [{ node: 2, text: "@</text>&", size: 12, x: 5, y: 20, width: 60 }],
      place: (node) => ({ x: 100 * node, y: 50, radius: model.radius[node]! }),
      drawn: 4,
      period: "always",
    });
  const svg = picture(0x1ff);
  expect(svg.match(/<path /g)).toHaveLength(4);
  expect(svg.match(/<circle cx="[\d.]+" cy="50"/g)).toHaveLength(4);
  expect(svg).toContain("@&lt;/text&gt;&amp;");
  expect(svg).toContain("A &amp; B &lt;script&gt;&quot;x&quot;");
  expect(svg).toContain("Source: &lt;nobody&gt;");
  expect(svg).not.toContain("<script");
  expect(svg).toContain("Camp B");
  const half = picture(1);
  expect(half.match(/<path /g)).toHaveLength(1);
  expect(half).not.toContain("Camp B");
});

test("colours follow the reader's scheme", () => {
  expect(mapTheme(model.data.colorings[0]!.groups, false).slots[0]).toBe(
    "#0072b2",
  );
  expect(mapTheme(model.data.colorings[0]!.groups, true).slots[0]).toBe(
    "#3d9bdf",
  );
  expect(mapTheme(model.data.colorings[0]!.groups, true).slots[8]).toBe(
    "#5e646b",
  );
});

test("times and numbers are written in the page's language", () => {
  expect(clock(1_493_999_340, 60, "en")).toBe("5 May 2017, 15:50");
  expect(clock(1_493_999_340, 60, "fr")).toContain("5 mai 2017");
  expect(number(12345, "en")).toBe("12,345");
  expect(area([0, 4])).toBe("0,100 0,100 500,100 500,2 1000,2 1000,100");
});

test("other colours give other groups to the same accounts", () => {
  const other = new MapModel(example());
  other.colorBy(1);
  expect([...other.slot]).toEqual([0, 8, 8, 8]);
  expect(other.counts({ ...other.everything(), slots: 1 })).toEqual({
    accounts: 1,
    links: 0,
  });
  expect(other.groupIn("community", 3)?.name).toBe("Camp B");
  expect(other.groupIn("platform", 3)).toBeUndefined();
});
