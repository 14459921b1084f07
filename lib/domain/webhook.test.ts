import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInsideAddress } from "@/lib/adapters/public-address";
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
    ["https://localhost./hook", "url_not_allowed"],
    ["https://intranet./hook", "url_not_allowed"],
    ["partner.example", "url_not_allowed"],
  ])("%s is refused", (url, code) => {
    expect(decideWebhookUrl(url, outside, isInsideAddress)).toEqual({ ok: false, error: { code } });
  });

  test("outside and by https is told, and in the demo a program on the same machine", () => {
    expect(decideWebhookUrl("https://partner.example/hook", outside, isInsideAddress).ok).toBe(true);
    expect(decideWebhookUrl("http://localhost:4000/hook", { allowLoopback: true }, isInsideAddress).ok).toBe(
      true,
    );
  });

  test.each([
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "10.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.2",
    "127.1.",
    "2130706434",
    "0x0a000001",
    "0xA.0.0.0x1",
    "012.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::2]",
    "[::10.0.0.1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:0:10.0.0.1]",
    "[64:ff9b::a00:1]",
    "[2001::1]",
    "[2001:db8::1]",
    "[2002:a00:1::]",
    "[fc00::1]",
    "[fdff::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
  ])("https://%s is refused by its number, however it is written", (host) => {
    expect(decideWebhookUrl(`https://${host}/hook`, outside, isInsideAddress)).toEqual({
      ok: false,
      error: { code: "url_not_allowed" },
    });
  });

  test.each(["1.1.1.1", "16843009", "[2606:4700::1111]", "hook.10.0.0.1.example"])(
    "https://%s is told",
    (host) => {
      expect(decideWebhookUrl(`https://${host}/hook`, outside, isInsideAddress).ok).toBe(true);
    },
  );

  test("in no way of writing a private number is it told, and in none is a public one refused", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privately = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    );
    const publicly = fc.tuple(fc.integer({ min: 11, max: 99 }), octet, octet, octet);
    fc.assert(
      fc.property(privately, publicly, (inside, outsider) => {
        for (const host of spellings(inside))
          expect(decideWebhookUrl(`https://${host}/`, outside, isInsideAddress).ok).toBe(false);
        for (const host of spellings(outsider).filter((spelling) => !spelling.startsWith("[")))
          expect(decideWebhookUrl(`https://${host}/`, outside, isInsideAddress).ok).toBe(true);
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});

/** An IPv4 address as `inet_aton` has been known to read it, and inside IPv6. */
function spellings(octets: readonly [number, number, number, number]): string[] {
  const [a, b, c, d] = octets;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const written = [
    octets.join("."),
    `${octets.join(".")}.`,
    String(whole),
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    octets.map((part) => `0x${part.toString(16)}`).join("."),
    octets.map((part) => `0${part.toString(8)}`).join("."),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
  ];
  return [...written, `[::ffff:${octets.join(".")}]`, `[::${octets.join(".")}]`];
}
