import { expect, test } from "vitest";
import { early, firstHour, labels, languages, places, volume } from "./charts";
import type { ReportData } from "./data";
import { silenceGroups } from "./silences";
import { shade, sharesAt } from "./world";

const theme = { text: "#000", line: "#ccc", wide: true, number: String };
const data: ReportData = {
  labels: {},
  volume: [
    {
      from: "2017-05-05T18:49:00Z",
      original: 3,
      repost: 2,
      quote: 1,
      reply: 0,
    },
  ],
  focus: [],
  markers: [],
  bursts: [
    { from: "2017-05-05T18:49:00Z", to: "2017-05-05T18:59:00Z", level: 1 },
    { from: "2017-05-05T18:50:00Z", to: "2017-05-05T18:55:00Z", level: 2 },
  ],
  gaps: [],
  silences: [
    { name: "s", from: "2017-05-05T22:00:00Z", to: "2017-05-07T18:00:00Z" },
  ],
  firstHourFrom: "2017-05-05T21:30:00Z",
  firstHour: [],
  early: [
    {
      account: "@a",
      within1m: 15,
      within5m: 87,
      within15m: 120,
      within60m: 200,
    },
  ],
  languages: ["en", "fr"],
  languageBuckets: [
    { from: "2017-05-05T18:45:00Z", posts: 10, shares: [0.9, 0.1] },
  ],
  places: {
    codes: ["FR", "US"],
    names: ["France", "United States"],
    steps: [0, 1, 3, 10, 30],
    minutes: 60,
    posts: 10,
    total: [4, 1],
    hours: [
      { from: "2017-05-05T18:00:00Z", posts: 8, counts: [4, 0] },
      { from: "2017-05-05T20:00:00Z", posts: 2, counts: [0, 1] },
    ],
  },
  placeBuckets: [
    { from: "2017-05-05T18:45:00Z", posts: 10, shares: [0.4, 0.1] },
  ],
  labelLinks: { names: [], buckets: [] },
  spreaders: [],
  periods: [],
  silenceGroups: [],
};

test("volume stacks the four kinds and shades silences and bursts", () => {
  const series = volume(data, theme)["series"] as {
    data: unknown[];
    markArea?: { data: unknown[] };
  }[];
  const middle = Date.parse("2017-05-05T18:49:30Z");
  expect(series.map((one) => one.data)).toEqual([
    [[middle, 3]],
    [[middle, 2]],
    [[middle, 1]],
    [[middle, 0]],
  ]);
  // The burst reaches into the minute that is drawn, the silence begins later.
  expect(series[0]?.markArea?.data).toHaveLength(1);
});

test("markers are lines where they are moments, bands where they last, and left out beyond the picture", () => {
  const marked = {
    ...data,
    markers: [
      { name: "leak", from: "2017-05-05T18:49:10Z", to: null },
      { name: "later", from: "2017-05-06T18:49:10Z", to: null },
      {
        name: "debate",
        from: "2017-05-05T18:00:00Z",
        to: "2017-05-05T19:00:00Z",
      },
    ],
  };
  const [first] = volume(marked, theme)["series"] as {
    markArea: { data: { name?: string }[][] };
    markLine: { data: { name: string }[] };
  }[];
  expect(first?.markLine.data.map((line) => line.name)).toEqual(["leak"]);
  expect(first?.markArea.data.map((band) => band[0]?.name)).toEqual([
    "",
    "debate",
  ]);
});

test("early reposts show what each span adds", () => {
  const series = early(data, theme)["series"] as { data: number[] }[];
  expect(series.map((one) => one.data[0])).toEqual([15, 72, 33, 80]);
});

test("language shares are percentages", () => {
  const series = languages(data, theme)["series"] as { data: unknown[][] }[];
  expect(series[0]?.data[0]?.[1]).toBe(90);
});

test("labels of links are not stacked: a link can have several", () => {
  const labelled = {
    ...data,
    labelLinks: {
      names: ["state", "media"],
      buckets: [{ from: "2017-05-05T18:45:00Z", shares: [0.5, 0.6] }],
    },
  };
  const series = labels(labelled, theme)["series"] as {
    stack?: string;
    data: unknown[][];
  }[];
  expect(series.map((one) => one.stack)).toEqual([undefined, undefined]);
  expect(series.map((one) => one.data[0]?.[1])).toEqual([50, 60]);
});

test("tooltips are drawn from text, never from markup", () => {
  const option = volume(data, theme)["tooltip"] as { renderMode: string };
  expect(option.renderMode).toBe("richText");
});

test("countries are drawn as languages are, by their names", () => {
  const series = places(data, theme)["series"] as {
    name: string;
    data: unknown[][];
  }[];
  expect(series.map((one) => [one.name, one.data[0]?.[1]])).toEqual([
    ["France", 40],
    ["United States", 10],
  ]);
});

test("the map's shares are of all posts of the hour, and its shades begin at their steps", () => {
  expect(sharesAt(data.places, 0)).toEqual({
    from: null,
    posts: 10,
    shares: [0.4, 0.1],
  });
  expect(sharesAt(data.places, 2)).toEqual({
    from: "2017-05-05T20:00:00Z",
    posts: 2,
    shares: [0, 0.5],
  });
  expect(
    [0, 0.0001, 0.01, 0.0299, 0.03, 0.1, 0.3, 1].map((share) =>
      shade(share, data.places.steps),
    ),
  ).toEqual([0, 1, 2, 2, 3, 4, 5, 5]);
});

test("every chart over time shows the silence", () => {
  const minutes = Array.from({ length: 61 }, (_, minute) => ({
    minute,
    posts: 2,
    reposts: 1,
  }));
  const evening = {
    ...data,
    firstHour: minutes,
    languageBuckets: [
      { from: "2017-05-05T20:00:00Z", posts: 10, shares: [0.9, 0.1] },
      { from: "2017-05-05T23:00:00Z", posts: 10, shares: [0.5, 0.5] },
    ],
  };
  const bands = (option: object) =>
    (
      (option as { series: { markArea: { data: { xAxis: number }[][] } }[] })
        .series[0]?.markArea.data ?? []
    ).map((band) => band.map((end) => end.xAxis));
  // The hour begins at 21:30: the silence from its thirtieth minute to its end.
  expect(bands(firstHour(evening, theme))).toEqual([[30, 60]]);
  expect(bands(languages(evening, theme))).toEqual([
    [Date.parse("2017-05-05T22:00:00Z"), Date.parse("2017-05-05T23:00:00Z")],
  ]);
});

test("groups stand in their order from the top, each at its ratio", () => {
  const grouped = {
    ...data,
    silenceGroups: [
      { name: "fr", value: 2, low: 1.5, high: 2.5 },
      { name: "en", value: 0.5, low: 0.4, high: 0.6 },
    ],
  };
  const option = silenceGroups(grouped, theme) as {
    xAxis: { min: number; max: number };
    yAxis: { data: string[] };
    series: { data: number[][] }[];
  };
  expect(option.yAxis.data).toEqual(["en", "fr"]);
  expect([option.xAxis.min, option.xAxis.max]).toEqual([0.1, 10]);
  expect(option.series[0]?.data).toEqual([
    [0.5, 0],
    [2, 1],
  ]);
});

test("times are drawn as the page says, in UTC, wherever it is read", () => {
  for (const chart of [volume, firstHour, languages, places, labels])
    expect(chart(data, theme)["useUTC"]).toBe(true);
});

test("posts are counted in whole numbers, with the page's digits", () => {
  const french = { ...theme, number: (value: number) => `~${value}` };
  const axis = early(data, french)["xAxis"] as {
    minInterval: number;
    axisLabel: { formatter: (value: number) => string };
  };
  expect(axis.minInterval).toBe(1);
  expect(axis.axisLabel.formatter(5000)).toBe("~5000");
});

test("long names have room where the page is wide", () => {
  const width = (wide: boolean) =>
    (
      early(data, { ...theme, wide })["yAxis"] as {
        axisLabel: { width: number };
      }
    ).axisLabel.width;
  expect(width(true)).toBeGreaterThan(width(false));
});
