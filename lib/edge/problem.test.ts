import { describe, expect, test } from "vitest";
import { problemCodes } from "@/lib/contracts/partner-api/codes";
import { languageOf, problemTexts } from "./language";
import { problemDocument, problemResponse } from "./problem";

const occasion = {
  origin: "https://fordring.example",
  instance: "/api/v1/connection",
  language: "nb",
  requestId: "r-1",
} as const;

describe("a problem document", () => {
  test("names its code, status, place and trace, in Norwegian", () => {
    expect(problemDocument({ code: "period_locked", lockDate: "2026-10-31" }, occasion)).toEqual({
      type: "https://fordring.example/docs/problems/period_locked",
      title: "Perioden er låst",
      status: 422,
      detail: "Regnskapet er låst til og med 2026-10-31. Bilaget må dateres senere.",
      instance: "/api/v1/connection",
      code: "period_locked",
      traceId: "r-1",
      lockDate: "2026-10-31",
    });
  });

  test("brings amounts as integers, without the unit in the name", () => {
    const document = problemDocument(
      { code: "unbalanced_voucher", differenceOre: -1n, lines: [{ amountOre: 5n }] },
      occasion,
    );
    expect(document).toMatchObject({ difference: -1, lines: [{ amount: 5 }] });
  });

  test("points at each field with a message in the language asked for", () => {
    const errors = [{ pointer: "/lines/0/text", code: "too_long", facts: { maximum: 200 } }];
    expect(
      problemDocument({ code: "validation_failed", errors }, { ...occasion, language: "en" }).errors,
    ).toEqual([
      { in: "body", pointer: "/lines/0/text", code: "too_long", message: "Must have at most 200 characters" },
    ]);
  });

  test("cannot have its own members overwritten by a refusal's facts", () => {
    const document = problemDocument({ code: "not_found", status: "ready", type: "x", title: "y" }, occasion);
    expect(document).toMatchObject({
      status: 404,
      title: "Finnes ikke",
      type: expect.stringContaining("/docs/problems/not_found"),
    });
  });

  test("has a text in both languages for every code", () => {
    for (const code of problemCodes) {
      for (const language of ["nb", "en"] as const)
        expect(problemTexts[language].problems[code].title).not.toBe("");
    }
  });
});

describe("a problem response", () => {
  test("challenges for a token, and says so when one was sent", () => {
    const header = (tokenSent: boolean) =>
      problemResponse({ code: "unauthorized", tokenSent }, occasion).headers.get("www-authenticate");
    expect(header(false)).toBe("Bearer");
    expect(header(true)).toBe('Bearer error="invalid_token"');
  });

  test("leads to the voucher that has the reference already", () => {
    const response = problemResponse(
      { code: "duplicate_external_reference", existingVoucherId: "2-14" },
      occasion,
    );
    expect(response.status).toBe(409);
    expect(response.headers.get("location")).toBe("/api/v1/factoring/vouchers/2-14");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("lists the methods there are", () => {
    const response = problemResponse({ code: "method_not_allowed", allow: ["GET", "POST"] }, occasion);
    expect(response.headers.get("allow")).toBe("GET, POST");
  });
});

test("the language is Norwegian unless English is preferred", () => {
  const asked = {
    "": "nb",
    en: "en",
    "en-GB,en;q=0.9": "en",
    "nb,en;q=0.8": "nb",
    "en;q=0.1, no": "nb",
    "de, en;q=0.5": "en",
    "*": "nb",
    "en;q=0": "nb",
  };
  for (const [header, language] of Object.entries(asked)) expect(languageOf(header)).toBe(language);
  expect(languageOf(null)).toBe("nb");
});
