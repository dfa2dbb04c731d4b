import { BarChart, LineChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import * as charts from "./charts";
import type { ReportData } from "./data";

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  SVGRenderer,
]);

const data = JSON.parse(
  document.getElementById("data")?.textContent ?? "{}",
) as ReportData;
const builders: Record<
  string,
  (data: ReportData, theme: charts.Theme) => echarts.EChartsCoreOption
> = {
  volume: charts.volume,
  firstHour: charts.firstHour,
  early: charts.early,
  languages: charts.languages,
  spreaders: charts.spreaders,
  silence: charts.silence,
};

function theme(): charts.Theme {
  const style = getComputedStyle(document.documentElement);
  return {
    text: style.getPropertyValue("--text").trim(),
    line: style.getPropertyValue("--line").trim(),
  };
}

const drawn: { chart: echarts.ECharts; name: string }[] = [];
for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  const name = place.dataset["chart"] ?? "";
  const build = builders[name];
  if (!build) continue;
  place.replaceChildren();
  const chart = echarts.init(place, undefined, { renderer: "svg" });
  chart.setOption(build(data, theme()));
  drawn.push({ chart, name });
}

const resize = () => drawn.forEach(({ chart }) => chart.resize());
window.addEventListener("resize", resize);
window.addEventListener("beforeprint", resize);
window.addEventListener("afterprint", resize);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  drawn.forEach(({ chart, name }) =>
    chart.setOption(builders[name]!(data, theme())),
  ),
);
