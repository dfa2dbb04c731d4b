import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/** One self-contained script for each page: "vite build" makes the report's, "vite build --mode map" the map's. */
export default defineConfig(({ mode }) => {
  const name = mode === "map" ? "map" : "report";
  return {
    plugins: [svelte({ compilerOptions: { css: "injected" } })],
    // A library build leaves this to its user; here the bundle is the end of the line.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      lib: {
        entry: `src/${name}.ts`,
        formats: ["iife"],
        name: "sillage",
        fileName: () => `${name}.js`,
      },
      // What the map, the report and the gazetteer are built into, each by itself.
      emptyOutDir: false,
    },
  };
});
