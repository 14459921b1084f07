import type { TestProject } from "vitest/node";
import { startTestServer } from "./test-server";

/** Vitest's global setup: one database server per run, told to the test files by `inject("testServer")`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer();
  project.provide("testServer", server);
  return stop;
}
