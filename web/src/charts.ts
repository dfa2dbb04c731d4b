import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import type { Bucket, ReportData } from "./data";
import type { Theme } from "./drawing";
import { overlaid, overlay } from "./overlay";

/** Okabe and Ito's palette: told apart with any colour vision. */
export const palette = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#8c8c8c",
];

/** Text of posts and handles is hostile: tooltips are drawn from text, never from markup. */
const tooltip = { renderMode: "richText", confine: true } as const;

function base(theme: Theme, names: string[]): EChartsCoreOption {
  return {
    animation: false,
    color: palette,
    textStyle: { color: theme.text, fontFamily: "system-ui, sans-serif" },
    legend: {
      show: names.length > 1,
      data: names,
      textStyle: { color: theme.text },
      top: 0,
      type: "scroll",
    },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", ...tooltip },
  };
}

function valueAxis(theme: Theme, name: string): object {
  return {
    type: "value",
    name,
    nameTextStyle: { color: theme.text, align: "left" },
    axisLabel: { color: theme.text },
    splitLine: { lineStyle: { color: theme.line } },
  };
}

function timeAxis(theme: Theme): object {
  return {
    type: "time",
    axisLabel: { color: theme.text, hideOverlap: true },
    axisLine: { lineStyle: { color: theme.line } },
  };
}

function categoryAxis(theme: Theme, data: (string | number)[]): object {
  return {
    type: "category",
    data,
    axisLabel: { color: theme.text, width: 110, overflow: "truncate" },
    axisLine: { lineStyle: { color: theme.line } },
  };
}

/** Volume stacked by kind; bursts, silences and gaps of the capture as bands behind it, markers as lines. */
export function volume(data: ReportData, theme: Theme): EChartsCoreOption {
  return traffic(data, data.volume, theme);
}

/** The volume closer. */
export function focus(data: ReportData, theme: Theme): EChartsCoreOption {
  return traffic(data, data.focus, theme);
}

function traffic(
  data: ReportData,
  buckets: Bucket[],
  theme: Theme,
): EChartsCoreOption {
  const kinds = ["original", "repost", "quote", "reply"] as const;
  const names = kinds.map((kind) => data.labels[kind] ?? kind);
  const width =
    buckets.length > 1
      ? Date.parse(buckets[1]!.from) - Date.parse(buckets[0]!.from)
      : 60_000;
  const start = buckets[0] ? Date.parse(buckets[0].from) : 0;
  const end = start + width * buckets.length;
  const over = overlay(data, theme, { start, end });
  const room = overlaid(over);
  return {
    ...base(theme, names),
    grid: room.grid,
    xAxis: { ...timeAxis(theme), min: start, max: end },
    yAxis: {
      ...valueAxis(theme, data.labels["posts"] ?? ""),
      nameGap: room.nameGap,
    },
    series: kinds.map((kind, index) => ({
      name: names[index],
      type: "bar",
      stack: "posts",
      barCategoryGap: "5%",
      // A bar stands on the middle of its bucket.
      data: buckets.map((bucket) => [
        Date.parse(bucket.from) + width / 2,
        bucket[kind],
      ]),
      ...(index === 0
        ? { markArea: over.markArea, markLine: over.markLine }
        : {}),
    })),
  };
}

/** The first hour, a bar a minute. */
export function firstHour(data: ReportData, theme: Theme): EChartsCoreOption {
  const names = [
    data.labels["otherPosts"] ?? "other",
    data.labels["repost"] ?? "reposts",
  ];
  // A category a minute: a time stands at the number of its minute.
  const start = Date.parse(data.firstHourFrom);
  const last = Math.max(0, data.firstHour.length - 1);
  const over = overlay(data, theme, {
    start,
    end: start + (last + 1) * 60_000,
    at: (time) => Math.min(last, Math.floor((time - start) / 60_000)),
  });
  const room = overlaid(over);
  return {
    ...base(theme, names),
    grid: room.grid,
    xAxis: categoryAxis(
      theme,
      data.firstHour.map((minute) => minute.minute),
    ),
    yAxis: {
      ...valueAxis(theme, data.labels["posts"] ?? ""),
      nameGap: room.nameGap,
    },
    series: [
      {
        name: names[0],
        type: "bar",
        stack: "posts",
        data: data.firstHour.map((minute) => minute.posts - minute.reposts),
        markArea: over.markArea,
        markLine: over.markLine,
      },
      {
        name: names[1],
        type: "bar",
        stack: "posts",
        data: data.firstHour.map((minute) => minute.reposts),
      },
    ],
  };
}

/** Early reposts of the fastest posts: what each further span added. */
export function early(data: ReportData, theme: Theme): EChartsCoreOption {
  const posts = [...data.early].reverse();
  const names = ["1 min", "5 min", "15 min", "60 min"];
  const spans = [
    posts.map((post) => post.within1m),
    posts.map((post) => post.within5m - post.within1m),
    posts.map((post) => post.within15m - post.within5m),
    posts.map((post) => post.within60m - post.within15m),
  ];
  return {
    ...base(theme, names),
    xAxis: valueAxis(theme, ""),
    yAxis: categoryAxis(
      theme,
      posts.map((post) => "@" + post.account),
    ),
    series: spans.map((values, index) => ({
      name: names[index],
      type: "bar",
      stack: "reposts",
      data: values,
    })),
  };
}

/** Shares of languages over time. */
export function languages(data: ReportData, theme: Theme): EChartsCoreOption {
  const names = data.languages.map(
    (code) => data.labels["lang." + code] ?? code,
  );
  return shares(data, theme, names, data.languageBuckets);
}

/** Shares of countries over time. */
export function places(data: ReportData, theme: Theme): EChartsCoreOption {
  return shares(data, theme, data.places.names.slice(0, 6), data.placeBuckets);
}

/** Links to labelled domains over time; a link can have several labels: the shares are not stacked. */
export function labels(data: ReportData, theme: Theme): EChartsCoreOption {
  return shares(
    data,
    theme,
    data.labelLinks.names,
    data.labelLinks.buckets,
    false,
  );
}

/** Shares over time. */
function shares(
  data: ReportData,
  theme: Theme,
  names: string[],
  points: { from: string; shares: number[] }[],
  stacked = true,
): EChartsCoreOption {
  const times = points.map((point) => Date.parse(point.from));
  const over = overlay(data, theme, {
    start: times[0] ?? 0,
    end: times[times.length - 1] ?? 0,
    above: stacked,
  });
  const room = overlaid(over);
  return {
    ...base(theme, names),
    grid: room.grid,
    xAxis: timeAxis(theme),
    yAxis: {
      ...valueAxis(theme, "%"),
      nameGap: room.nameGap,
      ...(stacked ? { max: 100 } : {}),
    },
    series: names.map((name, index) => ({
      name,
      type: "line",
      ...(stacked
        ? {
            stack: "share",
            areaStyle: { opacity: 0.75 },
            lineStyle: { width: 1 },
            showSymbol: false,
          }
        : { symbolSize: 4 }),
      data: points.map((point) => [
        point.from,
        Math.round(1000 * (point.shares[index] ?? 0)) / 10,
      ]),
      ...(index === 0
        ? { markArea: over.markArea, markLine: over.markLine }
        : {}),
    })),
  };
}

/** Posts and reposts earned of the accounts that carried most. */
export function spreaders(data: ReportData, theme: Theme): EChartsCoreOption {
  const accounts = [...data.spreaders].reverse();
  const names = [
    data.labels["repostsEarned"] ?? "reposts",
    data.labels["posts"] ?? "posts",
  ];
  return {
    ...base(theme, names),
    xAxis: valueAxis(theme, ""),
    yAxis: categoryAxis(
      theme,
      accounts.map((account) => "@" + account.account),
    ),
    series: [
      {
        name: names[0],
        type: "bar",
        stack: "share",
        data: accounts.map((account) => account.repostsEarned),
      },
      {
        name: names[1],
        type: "bar",
        stack: "share",
        data: accounts.map((account) => account.posts),
      },
    ],
  };
}

/** Rates before, inside and after a silence, with their 95 % intervals. */
export function silence(data: ReportData, theme: Theme): EChartsCoreOption {
  return {
    ...base(theme, []),
    xAxis: categoryAxis(
      theme,
      data.periods.map((period) => period.name),
    ),
    yAxis: valueAxis(theme, data.labels["perHour"] ?? ""),
    series: [
      {
        type: "bar",
        barMaxWidth: 90,
        data: data.periods.map((period) => period.perHour),
      },
      {
        type: "custom",
        silent: true,
        tooltip: { show: false },
        data: data.periods.map((period, index) => [
          index,
          period.low,
          period.high,
        ]),
        encode: { x: 0, y: [1, 2] },
        renderItem: whisker(theme),
      },
    ],
  };
}

/** Rate inside a silence to the rate before, by group, with 95 % intervals; 1 is as much as before. */
export function silenceGroups(
  data: ReportData,
  theme: Theme,
): EChartsCoreOption {
  const groups = [...data.silenceGroups].reverse();
  return {
    ...base(theme, []),
    // The axis always shows 1, in whole powers of ten.
    xAxis: {
      ...valueAxis(theme, ""),
      type: "log",
      min: power(Math.floor, Math.min(1, ...groups.map((group) => group.low))),
      max: power(Math.ceil, Math.max(1, ...groups.map((group) => group.high))),
    },
    yAxis: {
      ...categoryAxis(
        theme,
        groups.map((group) => group.name),
      ),
      axisLabel: { color: theme.text, width: 210, overflow: "truncate" },
    },
    series: [
      {
        type: "line",
        lineStyle: { width: 0 },
        symbol: "circle",
        symbolSize: 9,
        data: groups.map((group, index) => [group.value, index]),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: theme.text, type: "dashed" },
          data: [{ xAxis: 1 }],
        },
      },
      {
        type: "custom",
        silent: true,
        tooltip: { show: false },
        data: groups.map((group, index) => [index, group.low, group.high]),
        encode: { x: [1, 2], y: 0 },
        renderItem: span(theme),
      },
    ],
  };
}

function power(round: (exponent: number) => number, value: number): number {
  return 10 ** round(Math.log10(value));
}

/** An interval as a line that lies. */
function span(theme: Theme): CustomSeriesOption["renderItem"] {
  return (_, api) => {
    const [x1 = 0, y = 0] = api.coord([api.value(1), api.value(0)]);
    const [x2 = 0] = api.coord([api.value(2), api.value(0)]);
    return {
      type: "line",
      shape: { x1, y1: y, x2, y2: y },
      style: { stroke: theme.text, lineWidth: 1.5 },
    };
  };
}

/** An interval as a line with two short ends. */
function whisker(theme: Theme): CustomSeriesOption["renderItem"] {
  return (_, api) => {
    const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
    const [, high = 0] = api.coord([api.value(0), api.value(2)]);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: "line" as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: theme.text, lineWidth: 1.5 },
    });
    return {
      type: "group",
      children: [
        line(x, low, x, high),
        line(x - 6, low, x + 6, low),
        line(x - 6, high, x + 6, high),
      ],
    };
  };
}
