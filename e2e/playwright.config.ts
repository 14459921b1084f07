import { defineConfig } from "@playwright/test";
import { env } from "@/lib/env";

const executablePath = env().CHROMIUM_PATH;

// Started by e2e/run-tests.ts, which brings up the whole of Fordring and tells its address.
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/browser",
  fullyParallel: true,
  // A test waits for the server more than it works: three keep two cores busy.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json", { outputFile: "../test-results/playwright.json" }]],
  use: {
    baseURL: env().BASE_URL,
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    screenshot: "only-on-failure",
    // A trace of every test, thrown away when it passes, takes a third of the time: `npm test -- --trace=on journeys/x`.
    trace: "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
