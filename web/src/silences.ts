import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import { base, categoryAxis, valueAxis } from "./axes";
import type { ReportData } from "./data";
import type { Theme } from "./drawing";

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
      axisLabel: {
        color: theme.text,
        width: theme.wide ? 280 : 210,
        overflow: "truncate",
      },
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
