import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** `vite build web` writes a page that works from any path of any bucket: every URL in it is relative. */
export default defineConfig({
  base: "./",
  plugins: [preact({ reactAliasesEnabled: false, devToolsEnabled: false })],
  build: { outDir: "../dist/web", emptyOutDir: true, target: "es2024", modulePreload: { polyfill: false } },
});
