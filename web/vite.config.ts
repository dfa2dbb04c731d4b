import { defineConfig } from "vite";

export default defineConfig({
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
