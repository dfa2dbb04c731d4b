import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import type { Bucket, ReportData } from "./data";
import type { Theme } from "./drawing";

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
  // Bands end at the picture's edges: ECharts leaves out a band with an end outside.
  const band = (from: string, to: string, color: string, name: string) => {
    const shown = [
      Math.max(start, Date.parse(from)),
      Math.min(end, Date.parse(to)),
    ] as const;
    if (shown[0] >= shown[1]) return [];
    const label = {
      show: name !== "",
      color: theme.text,
      // A narrow band at the right edge writes its name towards the middle.
      position:
        shown[1] - shown[0] < 0.2 * (end - start) && shown[1] === end
          ? "insideTopRight"
          : "insideTop",
    };
    return [
      [
        { xAxis: shown[0], name, itemStyle: { color }, label },
        { xAxis: shown[1] },
      ],
    ];
  };
  const spans = data.markers.flatMap((marker) =>
    marker.to
      ? band(marker.from, marker.to, "rgba(0,114,178,0.12)", marker.name)
      : [],
  );
  const bands = [
    ...data.silences.flatMap((silence) =>
      band(silence.from, silence.to, "rgba(140,140,140,0.22)", silence.name),
    ),
    ...data.bursts
      .filter((burst) => burst.level === 1)
      .flatMap((burst) =>
        band(burst.from, burst.to, "rgba(230,159,0,0.13)", ""),
      ),
    ...data.gaps.flatMap((gap) =>
      band(gap.from, gap.to, "rgba(213,94,0,0.20)", data.labels["gap"] ?? ""),
    ),
    ...spans,
  ];
  const lines = data.markers
    .filter((marker) => marker.to === null)
    .map((marker) => ({ ...marker, at: Date.parse(marker.from) }))
    .filter((marker) => marker.at >= start && marker.at <= end)
    .map((marker) => ({
      xAxis: marker.at,
      name: marker.name,
      label: {
        formatter: () => marker.name,
        color: theme.text,
        rotate: 0,
        position: "end",
        align: marker.at - start < (end - start) / 2 ? "left" : "right",
      },
    }));
  return {
    ...base(theme, names),
    // Room above the bars for the markers' names.
    grid: {
      left: 8,
      right: 16,
      top: lines.length > 0 ? 56 : 36,
      bottom: 8,
      containLabel: true,
    },
    xAxis: { ...timeAxis(theme), min: start, max: end },
    yAxis: {
      ...valueAxis(theme, data.labels["posts"] ?? ""),
      nameGap: lines.length > 0 ? 26 : 15,
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
        ? {
            markArea: { silent: true, data: bands },
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: theme.text, type: "dashed" },
              data: lines,
            },
          }
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
  return {
    ...base(theme, names),
    xAxis: categoryAxis(
      theme,
      data.firstHour.map((minute) => minute.minute),
    ),
    yAxis: valueAxis(theme, data.labels["posts"] ?? ""),
    series: [
      {
        name: names[0],
        type: "bar",
        stack: "posts",
        data: data.firstHour.map((minute) => minute.posts - minute.reposts),
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
  return shares(
    data.languages.map((code) => data.labels["lang." + code] ?? code),
    data.languageBuckets,
    theme,
  );
}

/** Shares of countries over time. */
export function places(data: ReportData, theme: Theme): EChartsCoreOption {
  return shares(data.places.names.slice(0, 6), data.placeBuckets, theme);
}

function shares(
  names: string[],
  buckets: { from: string; shares: number[] }[],
  theme: Theme,
): EChartsCoreOption {
  return {
    ...base(theme, names),
    xAxis: timeAxis(theme),
    yAxis: { ...valueAxis(theme, "%"), max: 100 },
    series: names.map((name, index) => ({
      name,
      type: "line",
      stack: "share",
      areaStyle: { opacity: 0.75 },
      lineStyle: { width: 1 },
      showSymbol: false,
      data: buckets.map((bucket) => [
        bucket.from,
        Math.round(1000 * (bucket.shares[index] ?? 0)) / 10,
      ]),
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
