import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../", import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: { "@/": root },
    // The build of `server-only` that is empty, so that server code can be imported in tests.
    conditions: ["react-server"],
  },
  ssr: { resolve: { conditions: ["react-server", "node", "development"] } },
  test: {
    include: ["{lib,db,app,components,e2e}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/vitest-setup.ts"],
    environment: "node",
    maxWorkers: "100%",
    hookTimeout: 30_000,
    testTimeout: 20_000,
  },
});
