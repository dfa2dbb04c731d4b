import { defineConfig } from "vite";

export default defineConfig({
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
