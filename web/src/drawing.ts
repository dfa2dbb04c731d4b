import type { ECharts } from "echarts/core";

/** How the page looks: colours as the reader's scheme sets them, room, and how its language writes numbers. */
export interface Theme {
  text: string;
  line: string;
  /** Whether there is room for long names beside a chart. */
  wide: boolean;
  number: (value: number) => string;
}

/** Narrower pages are a phone's, in CSS pixels. */
const narrow = 640;

/** How the page looks now. */
export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const digits = new Intl.NumberFormat(document.documentElement.lang, {
    maximumSignificantDigits: 6,
  });
  return {
    text: style.getPropertyValue("--text").trim(),
    line: style.getPropertyValue("--line").trim(),
    wide: innerWidth >= narrow,
    number: (value) => digits.format(value),
  };
}

/** A drawn chart as an SVG file. */
export function svgFile(chart: ECharts): Blob {
  return new Blob([chart.renderToSVGString()], { type: "image/svg+xml" });
}
