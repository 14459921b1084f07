import { expect, test } from "vitest";
import { secretBox } from "./sealed";

const box = secretBox("an installation's secret of some length");

test("a secret comes out as it went in, and never looks the same twice", () => {
  const [once, twice] = [box.seal("whsec_æøå"), box.seal("whsec_æøå")];
  expect([box.open(once), box.open(twice)]).toEqual(["whsec_æøå", "whsec_æøå"]);
  expect(once).not.toBe(twice);
});

test("what was changed, or sealed elsewhere, does not open", () => {
  const sealed = Buffer.from(box.seal("whsec_1"), "base64");
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  expect(() => box.open(sealed.toString("base64"))).toThrow();
  expect(() => secretBox("another installation's secret").open(box.seal("whsec_1"))).toThrow();
});
