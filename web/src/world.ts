import type { ReportData } from "./data";

/** Which shade a share has: 0 for none, else the number of the step that it reaches. */
export function shade(share: number, steps: number[]): number {
  return share <= 0 ? 0 : steps.filter((step) => 100 * share >= step).length;
}

/** The share of each country in an hour, or, before the first, in the whole period. */
export function sharesAt(
  places: ReportData["places"],
  hour: number,
): { from: string | null; posts: number; shares: number[] } {
  const at = places.hours[hour - 1];
  const posts = at?.posts ?? places.posts;
  const counts = at?.counts ?? places.total;
  return {
    from: at?.from ?? null,
    posts,
    shares: counts.map((count) => (posts > 0 ? count / posts : 0)),
  };
}

/** "2017-05-05 18:00 UTC". */
function clock(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

/** Gives the map of the world, which is there without scripts, its hours. */
export function hours(figure: HTMLElement, data: ReportData): void {
  const places = data.places;
  const bar = figure.querySelector<HTMLElement>(".hours");
  const slider = figure.querySelector<HTMLInputElement>("input");
  const told = figure.querySelector<HTMLOutputElement>("output");
  if (!bar || !slider || !told || places.hours.length < 2) return;
  const shapes = [...figure.querySelectorAll<SVGElement>("[data-country]")];
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const tenths = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

  const show = (hour: number) => {
    const { from, posts, shares } = sharesAt(places, hour);
    const percent = (index: number) =>
      `${places.names[index]} ${tenths.format(100 * (shares[index] ?? 0))} %`;
    for (const shape of shapes) {
      const index = places.codes.indexOf(shape.dataset["country"] ?? "");
      shape.setAttribute(
        "class",
        `s${shade(shares[index] ?? 0, places.steps)}`,
      );
      const title = shape.querySelector("title");
      if (title) title.textContent = percent(index);
    }
    const most = shares
      .map((_, index) => index)
      .filter((index) => shares[index]! > 0)
      .sort((a, b) => shares[b]! - shares[a]!)
      .slice(0, 3)
      .map(percent);
    const when = from
      ? `${clock(Date.parse(from))} – ${clock(Date.parse(from) + places.minutes * 60_000).slice(11)} UTC`
      : (data.labels["places.whole"] ?? "");
    const text = [
      when,
      `${number.format(posts)} ${data.labels["posts"] ?? ""}`,
      ...most,
      `${data.labels["places.unknown"] ?? "unknown"} ${tenths.format(100 * (1 - shares.reduce((sum, share) => sum + share, 0)))} %`,
    ].join(" · ");
    told.textContent = text;
    slider.setAttribute("aria-valuetext", text);
  };

  bar.hidden = false;
  slider.addEventListener("input", () => show(Number(slider.value)));
  // On paper the map is that of the whole period, as its caption says.
  addEventListener("beforeprint", () => show(0));
  addEventListener("afterprint", () => show(Number(slider.value)));
  show(0);
}
