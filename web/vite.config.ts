import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte({ compilerOptions: { css: "injected" } })],
  // A library build leaves this to its user; here the bundle is the end of the line.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    lib: {
      entry: "src/report.ts",
      formats: ["iife"],
      name: "sillage",
      fileName: () => "report.js",
    },
    emptyOutDir: true,
  },
});
