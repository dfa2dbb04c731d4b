import type { ReportData } from "./data";
import type { Theme } from "./drawing";

/** What lies over a time axis: bands for silences, spans, bursts and gaps of the capture, lines for moments. */
export interface Overlay {
  markArea: object;
  markLine: object;
  /** Whether room is needed above the chart for the names of moments. */
  hasLines: boolean;
}

interface Place {
  /** What is drawn, in milliseconds. */
  start: number;
  end: number;
  /** Where a time stands on the axis; left out: at itself. */
  at?: (time: number) => number;
  /** Over the series instead of behind them, for series that leave no room between. */
  above?: boolean;
}

/** The overlay of one chart: the same silences and markers in every chart over time. */
export function overlay(data: ReportData, theme: Theme, place: Place): Overlay {
  const { start, end } = place;
  const at = place.at ?? ((time: number) => time);
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
        { xAxis: at(shown[0]), name, itemStyle: { color }, label },
        { xAxis: at(shown[1]) },
      ],
    ];
  };
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
    ...data.markers.flatMap((marker) =>
      marker.to
        ? band(marker.from, marker.to, "rgba(0,114,178,0.12)", marker.name)
        : [],
    ),
  ];
  const lines = data.markers
    .filter((marker) => marker.to === null)
    .map((marker) => ({ name: marker.name, time: Date.parse(marker.from) }))
    .filter((marker) => marker.time >= start && marker.time <= end)
    .map((marker) => ({
      xAxis: at(marker.time),
      name: marker.name,
      label: {
        formatter: () => marker.name,
        color: theme.text,
        rotate: 0,
        position: "end",
        align: marker.time - start < (end - start) / 2 ? "left" : "right",
      },
    }));
  return {
    markArea: { silent: true, data: bands, ...(place.above ? { z: 4 } : {}) },
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: theme.text, type: "dashed" },
      data: lines,
    },
    hasLines: lines.length > 0,
  };
}

/** Room above the series for the markers' names. */
export function overlaid(over: Overlay): { grid: object; nameGap: number } {
  return {
    grid: {
      left: 8,
      right: 16,
      top: over.hasLines ? 56 : 36,
      bottom: 8,
      containLabel: true,
    },
    nameGap: over.hasLines ? 26 : 15,
  };
}
