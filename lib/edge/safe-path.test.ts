import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test("signing in leads only to our own pages", () => {
  for (const own of ["/fjordlys", "/fjordlys/invoices?status=ready", "/"]) expect(safePath(own)).toBe(own);
  for (const foreign of [
    null,
    undefined,
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
  ]) {
    expect(safePath(foreign)).toBe("/");
  }
});
