import type { EChartsCoreOption } from "echarts/core";
import type { Theme } from "./drawing";

/** Okabe and Ito's palette: told apart with any colour vision. */
const palette = [
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

export function base(theme: Theme, names: string[]): EChartsCoreOption {
  return {
    animation: false,
    // The page says that its times are UTC; without this they would be those of whoever reads it.
    useUTC: true,
    color: palette,
    textStyle: { color: theme.text, fontFamily: "system-ui, sans-serif" },
    legend: {
      // One name alone says what is drawn.
      show: names.length > 0,
      data: names,
      textStyle: { color: theme.text },
      top: 0,
      type: "scroll",
    },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "axis",
      ...tooltip,
      valueFormatter: (value: unknown) =>
        typeof value === "number" ? theme.number(value) : String(value),
    },
  };
}

/** An axis of numbers. */
export function valueAxis(theme: Theme, name: string): object {
  return {
    type: "value",
    name,
    nameTextStyle: { color: theme.text, align: "left" },
    axisLabel: {
      color: theme.text,
      hideOverlap: true,
      formatter: theme.number,
    },
    splitLine: { lineStyle: { color: theme.line } },
  };
}

/** An axis of counts: there are no halves of posts. */
export function countAxis(theme: Theme, name: string): object {
  return { ...valueAxis(theme, name), minInterval: 1 };
}

export function timeAxis(theme: Theme): object {
  return {
    type: "time",
    axisLabel: { color: theme.text, hideOverlap: true },
    axisLine: { lineStyle: { color: theme.line } },
  };
}

/** Wide enough for the longest handles of Telegram, thirty-two signs and another; on a phone for those of X, fifteen. */
const longestLabel = (theme: Theme) => (theme.wide ? 250 : 130);

export function categoryAxis(theme: Theme, data: (string | number)[]): object {
  return {
    type: "category",
    data,
    axisLabel: {
      color: theme.text,
      width: longestLabel(theme),
      overflow: "truncate",
    },
    axisLine: { lineStyle: { color: theme.line } },
  };
}
