import type { ECharts } from "echarts/core";

/** Colours of the page, as the reader's scheme sets them. */
export interface Theme {
  text: string;
  line: string;
}

/** The page's colours now. */
export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  return {
    text: style.getPropertyValue("--text").trim(),
    line: style.getPropertyValue("--line").trim(),
  };
}

/** A drawn chart as an SVG file. */
export function svgFile(chart: ECharts): Blob {
  return new Blob([chart.renderToSVGString()], { type: "image/svg+xml" });
}
