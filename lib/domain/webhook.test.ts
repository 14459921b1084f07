import { describe, expect, test } from "vitest";
import { decideWebhookUrl, isGivenUp, nextTry } from "./webhook";

const now = new Date("2026-03-02T12:00:00Z");
const outside = { allowLoopback: false };

test("tries come 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 hours after one another, then no more", () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (failed) => ((nextTry(failed, now, 0)?.getTime() ?? 0) - now.getTime()) / 1_000,
  );
  expect(seconds).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(nextTry(10, now, 0)).toBeNull();
});

test("chance adds up to a tenth", () => {
  expect(nextTry(2, now, 0.5)).toEqual(new Date("2026-03-02T12:05:15Z"));
});

test("an endpoint is given up after five days without a success", () => {
  expect(isGivenUp(new Date("2026-02-25T12:00:01Z"), now)).toBe(false);
  expect(isGivenUp(new Date("2026-02-25T12:00:00Z"), now)).toBe(true);
});

describe("an address", () => {
  test.each([
    ["http://partner.example/hook", "url_not_https"],
    ["ftp://partner.example/", "url_not_https"],
    ["https://user:secret@partner.example/", "url_with_credentials"],
    ["https://intranet/hook", "url_not_allowed"],
    ["https://db.internal/hook", "url_not_allowed"],
    ["http://localhost:4000/hook", "url_not_allowed"],
    ["https://127.0.0.1/hook", "url_not_allowed"],
    ["partner.example", "url_not_allowed"],
  ])("%s is refused", (url, code) => {
    expect(decideWebhookUrl(url, outside)).toEqual({ ok: false, error: { code } });
  });

  test("outside and by https is told, and in the demo a program on the same machine", () => {
    expect(decideWebhookUrl("https://partner.example/hook", outside).ok).toBe(true);
    expect(decideWebhookUrl("http://localhost:4000/hook", { allowLoopback: true }).ok).toBe(true);
  });
});
