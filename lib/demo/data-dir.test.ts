import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keptSecret, takeDataDir } from "./data-dir";
import { parseDemoOptions } from "./options";
import { checkPortFree } from "./stack";

const folder = mkdtempSync(join(tmpdir(), "fordring-data-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the lock of a demo that was killed is cleared, whoever has its number now", async () => {
  writeFileSync(join(folder, "demo.lock"), "1");
  const taken = await takeDataDir(folder);
  await taken.release();
});

test("a folder that cannot be made is told in one line", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(takeDataDir(join(folder, "file/inside"))).rejects.toThrow(/^DATA_DIR .* cannot be used: /);
});

test("a secret is made once and kept for its owner only", async () => {
  const file = join(folder, "secret");
  const secret = await keptSecret(file);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(await keptSecret(file)).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a busy port is told in one line", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  await expect(checkPortFree(port)).rejects.toThrow(`Port ${port} is in use.`);
  server.close();
});

test("options: the partner works by itself unless told otherwise, and what is not known is refused", () => {
  expect(parseDemoOptions([])).toEqual({ partner: "auto", reset: false, dev: false });
  expect(parseDemoOptions(["--partner=off", "--reset"])).toEqual({ partner: "off", reset: true, dev: false });
  expect(() => parseDemoOptions(["--partner=maybe"])).toThrow('--partner is "auto" or "off", not "maybe".');
  expect(() => parseDemoOptions(["--rest"])).toThrow(
    "Unknown option '--rest'. Options: --partner=auto|off, --reset.",
  );
});
