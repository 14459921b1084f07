import { afterAll, describe, expect, test } from "vitest";
import { startFakeRegistry } from "@/e2e/fake-registry";
import { enhetsregisteret } from "./enhetsregisteret";

const fake = await startFakeRegistry();
afterAll(() => fake.stop());
const registry = enhetsregisteret(fake.url, { milliseconds: 400, bytes: 100_000 });

const unit = {
  orgNr: "974760673",
  name: "REGISTERENHETEN I BRØNNØYSUND",
  form: "ORGL",
  street: "Havnegata 48",
  street2: "c/o Resepsjonen",
  postalCode: "8910",
  city: "BRØNNØYSUND",
  country: "NO",
  phone: "75 00 75 00",
  email: null,
  deleted: false,
};

test("M12: a unit is found by its number, with the address invoices go to, and by its name", async () => {
  expect(await registry.find("974760673")).toEqual({ ok: true, value: unit });
  expect(await registry.search("brønnøysund")).toEqual({ ok: true, value: [unit] });
  expect(await registry.search("Ingen & Co?")).toEqual({ ok: true, value: [] });
});

test.each(["999999999", "gone"])("M12: %s is told as not there", async (orgNr) => {
  expect(await registry.find(orgNr)).toEqual({ ok: false, error: { code: "registry_not_found" } });
});

describe("M12: on a bad day the registry is told as unavailable, and nothing throws", () => {
  test.each(["silent", "broken", "garbage", "other", "huge", "moved"])("%s", async (asked) => {
    expect(await registry.search(asked)).toEqual({ ok: false, error: { code: "registry_unavailable" } });
  });

  test("no server at all", async () => {
    const nobody = await startFakeRegistry();
    await nobody.stop();
    expect(await enhetsregisteret(nobody.url).find("974760673")).toEqual({
      ok: false,
      error: { code: "registry_unavailable" },
    });
  });
});
