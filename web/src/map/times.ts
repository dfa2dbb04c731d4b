/** A time on the map in words: "5 May 2017, 18:49" in UTC. */
export function clock(
  start: number,
  seconds: number,
  language: string,
): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  }).format(new Date(1000 * (start + seconds)));
}

/** A whole number as the language writes it. */
export function number(value: number, language: string): string {
  return new Intl.NumberFormat(language === "fr" ? "fr" : "en-GB").format(
    value,
  );
}

/** The points of a small area chart over a width of 1,000 and a height of 100, the tallest on top. */
export function area(counts: number[]): string {
  const most = Math.max(1, ...counts);
  const points = counts.map((count, i) => {
    const y = Math.round(100 - (98 * Math.sqrt(count)) / Math.sqrt(most));
    return `${Math.round((1000 * i) / counts.length)},${y} ${Math.round((1000 * (i + 1)) / counts.length)},${y}`;
  });
  return `0,100 ${points.join(" ")} 1000,100`;
}
