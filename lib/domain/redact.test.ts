import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redactedBody, redactedPath } from "./redact";

const kept = (body: unknown) => JSON.parse(redactedBody(body) ?? "null");

describe("what is kept of a call", () => {
  test("has no person in it, and tells what stood there", () => {
    const body = {
      invoiceNo: 10_001,
      customer: {
        customerNo: 10_000,
        isPerson: true,
        name: "Ola Nordmann",
        firstName: "Ola",
        lastName: "Nordmann",
        address: { street: "Storgata 1", street2: null, postalCode: "0155", city: "Oslo", country: "NO" },
        phone: "+4790000001",
        email: "ola@nordmann.example",
        invoiceEmail: null,
      },
      buyerReference: "Kari Holm",
      statusDescription: "Ola har ringt",
    };
    const text = redactedBody(body) ?? "";
    for (const word of ["Ola", "Nordmann", "Storgata", "0155", "Kari", "ringt", "90000001"])
      expect(text).not.toContain(word);
    expect(kept(body)).toMatchObject({
      invoiceNo: 10_001,
      buyerReference: "[personal, 9 characters]",
      customer: {
        customerNo: 10_000,
        name: "[personal, 12 characters]",
        invoiceEmail: null,
        address: { country: "NO" },
      },
    });
  });

  test("has no text of version 1 in it, no file's name, no note, and no name of a customer's account", () => {
    const body = {
      data: {
        customerCode: 10_000,
        factoringInvoiceStatusDescription: "Ola har ringt",
        debtorPhoneNumber: "90000001",
        customerEmail: "ola@nordmann.example",
      },
      file: { base64EncodedData: "JVBERi0x", fileName: "Ola.pdf" },
      note: "Ola betalte kontant",
      orderReference: "Ola",
      newBalances: [{ account: 10_000, name: "Ola Nordmann", balance: 0 }],
      lines: [{ accountNo: 1500, accountName: "Ola Nordmann", subledgerNo: 10_000, customerNo: 10_000 }],
    };
    for (const word of ["Ola", "Nordmann", "90000001", "kontant"])
      expect(redactedBody(body)).not.toContain(word);
    const posted = { accountNo: 80_000, accountName: "PO Factoring", customerNo: null };
    const balance = { account: 80_000, name: "PO Factoring" };
    expect(kept({ posted, balance })).toEqual({ posted, balance });
  });

  test("has no telephone or identity number in a filter or a text", () => {
    const filter =
      "$filter=debtorPhoneNumber%20eq%20%2790000001%27%20and%20factoringInvoiceStatus%20eq%20%27Active%27";
    expect(redactedPath(`/compat/goapi/Factoring/AvailableInvoices?${filter}`)).toBe(
      `/compat/goapi/Factoring/AvailableInvoices?${filter.replace("90000001", "[phone]")}`,
    );
    expect(kept({ detail: "«debtorPhoneNumber gt '+47 900 00 001'»" }).detail).toBe(
      "«debtorPhoneNumber gt '[phone]'»",
    );
    // Made-up people (months 80 more), and a KID of eleven digits.
    expect(kept({ detail: "fnr 05898300120, 058983 00120, kid 12345678903" }).detail).toBe(
      "fnr [identity number], [identity number], kid 12345678903",
    );
  });

  test("keeps the names of accounts, partners and codes: they are nobody's", () => {
    const body = { accounts: [{ accountNo: 1920, name: "Bank" }], code: "period_locked", detail: "Låst" };
    expect(kept(body)).toEqual(body);
  });

  test("has no key, token or secret in it, under whatever name", () => {
    const secret = "fck_abcDEF0123456789abcDEF0123456789abcDEF01234";
    const bodies = [
      { access_token: "abc" },
      { secrets: ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"] },
      { anything: `key=${secret}` },
      [secret],
      `Bearer ${secret}`,
      { deep: [{ down: { there: secret } }] },
    ];
    for (const body of bodies) expect(redactedBody(body)).toMatch(/^(?!.*(abc|C2FVs|DEF0)).*$/s);
    expect(redactedPath(`/api/v1/x?key=${secret}&mail=a%40b.no&to=ola@b.no&tel=%2B4790000001`)).toBe(
      "/api/v1/x?key=[secret]&mail=[e-mail]&to=[e-mail]&tel=[phone]",
    );
  });

  test("has files as their size, whether bytes or base64", () => {
    expect(kept({ pdf: new Uint8Array(1200), other: new Uint8Array(3) })).toEqual({
      pdf: "[file, 1200 bytes]",
      other: "[3 bytes]",
    });
    expect(kept({ pdfBase64: "JVBERi0x".repeat(100), elsewhere: "QUJD".repeat(100) })).toEqual({
      pdfBase64: "[file, 800 characters]",
      elsewhere: "[base64, 400 characters]",
    });
  });

  test("has long lists and texts cut, and says how much is left out", () => {
    expect(kept({ data: Array.from({ length: 100 }, (_, n) => n) })).toEqual({
      data: [0, 1, 2, "[… 97 more]"],
    });
    expect(kept({ detail: "ord ".repeat(100) }).detail).toHaveLength(201);
    expect(redactedBody(undefined)).toBeNull();
    expect(redactedBody(null)).toBeNull();
  });

  test("is always text of bounded length, whatever is sent, and no e-mail address gets through", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, maxDepth: 12 }),
        fc.emailAddress(),
        (body, email) => {
          const text = redactedBody({ body, note: email }) ?? "";
          expect(text.length).toBeLessThan(6_010);
          expect(text).not.toContain(email);
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
