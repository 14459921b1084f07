import { describe, expect, test } from "vitest";
import { decideInvitation, decideLoss, mayManagePeople } from "./partner-people";

const now = new Date("2026-03-02T09:00:00Z");
const petra = { userId: "p", email: "petra@po.example", administrator: true };
const ola = { userId: "o", email: "ola@po.example", administrator: false };
const people = [petra, ola];
const invited = { id: "i", email: "kari@po.example", expiresAt: new Date("2026-03-09T09:00:00Z") };

describe("who is let into a partner's desk", () => {
  test("is for its administrators to say, and for the operator", () => {
    expect(mayManagePeople(people, { userId: "p", name: "Petra" })).toBe(true);
    expect(mayManagePeople(people, { userId: "o", name: "Ola" })).toBe(false);
    expect(mayManagePeople(people, { userId: "x", name: "Other" })).toBe(false);
    expect(mayManagePeople([], "operator")).toBe(true);
  });

  test("is asked once: not who is there, and not again while the first invitation holds", () => {
    const ask = (email: string, at = now) => decideInvitation(people, [invited], { email, now: at });
    expect(ask("ny@po.example")).toEqual({ ok: true, value: { replaces: null } });
    expect(ask(ola.email)).toMatchObject({ error: { code: "already_at_desk" } });
    expect(ask(invited.email)).toMatchObject({ error: { code: "already_invited" } });
    expect(ask(invited.email, invited.expiresAt)).toEqual({ ok: true, value: { replaces: "i" } });
  });

  test("may be taken out, but never the last administrator", () => {
    expect(decideLoss(people, "o")).toEqual({ ok: true, value: ola });
    expect(decideLoss(people, "p")).toMatchObject({ error: { code: "last_desk_administrator" } });
    expect(decideLoss([petra, { ...ola, administrator: true }], "p").ok).toBe(true);
    expect(decideLoss(people, "x")).toMatchObject({ error: { code: "not_found" } });
  });
});
