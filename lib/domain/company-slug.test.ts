import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decideSlug, reservedSlugs } from "./company-slug";

describe("a company's name in the path", () => {
  test("everything that the app answers beside companies is reserved, and two names that are to come", () => {
    const app = join(import.meta.dirname, "../../app");
    const folders = (at: string): string[] =>
      readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
        if (!entry.isDirectory()) return [];
        return entry.name.startsWith("(") ? folders(join(at, entry.name)) : [entry.name];
      });
    const taken = folders(app).filter((name) => !name.startsWith("["));
    expect([...reservedSlugs]).toEqual(expect.arrayContaining(taken));
    for (const slug of reservedSlugs)
      expect(decideSlug(slug)).toMatchObject({ error: { code: "slug_reserved" } });
  });

  test("is small letters, digits and single hyphens", () => {
    for (const good of ["vardefjell", "a", "a-1", "partner-as"]) expect(decideSlug(good).ok).toBe(true);
    for (const bad of ["", "-a", "a-", "a--b", "Ås", "a/b", "a b"])
      expect(decideSlug(bad)).toMatchObject({ error: { code: "slug_invalid" } });
  });
});
