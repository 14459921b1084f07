import { expect, test } from "vitest";
import { hashSecret, matchesHash, newSecret } from "./secrets";

test("a secret says what it is, carries 256 bits and needs no escaping", () => {
  const secret = newSecret("ck");
  expect(secret).toMatch(/^ck_[\w-]{43}$/);
  expect(Buffer.from(secret.slice("ck_".length), "base64url")).toHaveLength(32);
});

test("no two secrets are alike", () => {
  expect(new Set(Array.from({ length: 1000 }, () => newSecret("ck"))).size).toBe(1000);
});

test("the hash is SHA-256", () => {
  expect(Buffer.from(hashSecret("abc")).toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("only the secret itself matches its hash", () => {
  const secret = newSecret("ck");
  const hash = hashSecret(secret);

  expect(matchesHash(secret, hash)).toBe(true);
  expect(matchesHash(`${secret} `, hash)).toBe(false);
  expect(matchesHash(newSecret("ck"), hash)).toBe(false);
  expect(matchesHash(secret, hash.slice(1))).toBe(false);
  expect(matchesHash("", new Uint8Array())).toBe(false);
});
