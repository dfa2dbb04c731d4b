import type { Filter, MapModel } from "./model";
import { pngPicture, svgPicture, type Picture } from "./picture";
import type { MapTheme } from "./theme";
import { clock } from "./times";
import type { MapView } from "./view";

/** What the reader has chosen to see of the map. */
export interface Shown {
  theme: MapTheme;
  filter: Filter;
  /** Number of the colouring. */
  coloring: number;
  /** How many links the screen draws. */
  drawn: number;
}

/** Saves the map as it stands on the screen. */
export function saveSvg(model: MapModel, view: MapView, shown: Shown): void {
  const svg = svgPicture(model, picture(model, view, shown));
  download(new Blob([svg], { type: "image/svg+xml" }), "map.svg");
}

/** Saves the map as it stands on the screen. */
export async function savePng(
  model: MapModel,
  view: MapView,
  shown: Shown,
): Promise<void> {
  const file = await pngPicture(
    model,
    picture(model, view, shown),
    view.canvases(),
  );
  if (file) download(file, "map.png");
}

function picture(model: MapModel, view: MapView, shown: Shown): Picture {
  const placing = view.placing();
  const { start, language } = model.data;
  return {
    ...shown,
    width: placing.width,
    height: placing.height,
    opacity: view.opacity(),
    names: view.names(placing),
    place: (node) => view.place(node, placing),
    period:
      start !== null && model.timed
        ? `${clock(start, 0, language)} – ${clock(start, shown.filter.until, language)} UTC`
        : "",
  };
}

function download(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
