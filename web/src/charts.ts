import type { EChartsCoreOption } from "echarts/core";
import { base, categoryAxis, countAxis, timeAxis, valueAxis } from "./axes";
import type { Bucket, ReportData } from "./data";
import type { Theme } from "./drawing";
import { overlaid, overlay } from "./overlay";

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
      ...countAxis(theme, data.labels["posts"] ?? ""),
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
      ...countAxis(theme, data.labels["posts"] ?? ""),
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
    xAxis: countAxis(theme, ""),
    yAxis: categoryAxis(
      theme,
      posts.map((post) => post.account),
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
    xAxis: countAxis(theme, ""),
    yAxis: categoryAxis(
      theme,
      accounts.map((account) => account.account),
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
