import type { EChartsCoreOption } from "echarts/core";
import { mount } from "svelte";
import Chart from "./Chart.svelte";
import * as charts from "./charts";
import type { ReportData } from "./data";
import type { Theme } from "./drawing";
import * as silences from "./silences";
import { hours } from "./world";

const data = JSON.parse(
  document.getElementById("data")?.textContent ?? "{}",
) as ReportData;
const builders: Record<
  string,
  (data: ReportData, theme: Theme) => EChartsCoreOption
> = {
  volume: charts.volume,
  focus: charts.focus,
  firstHour: charts.firstHour,
  early: charts.early,
  languages: charts.languages,
  places: charts.places,
  labels: charts.labels,
  spreaders: charts.spreaders,
  silence: silences.silence,
  silenceGroups: silences.silenceGroups,
};

for (const target of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  const name = target.dataset["chart"] ?? "";
  const build = builders[name];
  if (!build) continue;
  target.replaceChildren();
  mount(Chart, {
    target,
    props: {
      name,
      label: target.dataset["label"] ?? name,
      option: (theme: Theme) => build(data, theme),
      save: data.labels["save"] ?? "SVG",
    },
  });
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-world]"))
  hours(figure, data);
