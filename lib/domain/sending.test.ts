import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditNoteFrom } from "./credit-note";
import { isoDate } from "./dates";
import type { DraftLine, InvoiceDraft } from "./invoice";
import { isKid } from "./kid";
import { ore, sum } from "./money";
import { sampleDraft, sampleLine, sampleSeller, sampleSending } from "./sample-invoice";
import type { Sending, Sent } from "./sending";
import { send } from "./sending";
import { salesVatCodes, vatOf } from "./vat";
import type { Posting } from "./voucher";
import { post } from "./voucher";

function sent(draft: InvoiceDraft, sending: Sending = sampleSending): Sent {
  const result = send(draft, sending);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function amounts(postings: readonly Posting[]): [number, bigint, number | null][] {
  return postings.map(({ accountNo, amountOre, vatCode }) => [accountNo, amountOre, vatCode]);
}

const anyLine = fc
  .record({
    quantityMilli: fc.bigInt({ min: -20_000n, max: 100_000n }),
    unitPriceOre: fc.bigInt({ min: 0n, max: 10n ** 8n }).map(ore),
    discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    vatCode: fc.constantFrom(...salesVatCodes),
    accountNo: fc.constantFrom(3000, 3050, 3100),
  })
  .map((change): DraftLine => ({ ...sampleLine, ...change }));
const anyDraft = fc
  .array(anyLine, { minLength: 1, maxLength: 12 })
  .map((lines): InvoiceDraft => ({ ...sampleDraft, lines }))
  .filter((draft) => send(draft, sampleSending).ok);

describe("M16: sending books the sale", () => {
  test("receivable in the customer's subledger, income and VAT on their accounts", () => {
    const { document, voucher } = sent(sampleDraft);
    expect(amounts(voucher.postings)).toEqual([
      [1500, 1_250_000n, null],
      [3000, -1_000_000n, 3],
      [2700, -250_000n, 3],
    ]);
    expect(voucher.postings[0]).toMatchObject({
      subledgerNo: 10_001,
      dueDate: "2026-03-15",
      invoiceId: sampleDraft.id,
      kid: document.ownKid,
    });
    expect(voucher).toMatchObject({ voucherDate: "2026-03-01", kind: "invoice", source: "invoice" });
    expect(voucher.description).toBe("Faktura 1042 Fjell og Fjord AS");
  });

  test("the document has number, dates, KID and parties, and the amounts that are booked", () => {
    const { document } = sent(sampleDraft);
    expect(document).toMatchObject({
      number: 1042,
      invoiceDate: "2026-03-01",
      deliveryDate: "2026-03-01",
      dueDate: "2026-03-15",
      ownKid: "010001000010427",
      seller: sampleSeller,
      buyer: sampleSending.buyer,
      delivererOrgNr: "971524960",
      totals: { netOre: 1_000_000n, vatOre: 250_000n, totalOre: 1_250_000n },
    });
    expect(isKid(document.ownKid)).toBe(true);
  });

  test("a delivery date that was given is kept", () => {
    const deliveryDate = isoDate("2026-02-27");
    expect(sent({ ...sampleDraft, deliveryDate }).document.deliveryDate).toBe("2026-02-27");
  });

  test("R003: the customer number is the reference when there is no other", () => {
    const referenceOf = (change: Partial<InvoiceDraft>) => {
      const { buyerReference, orderReference } = sent({ ...sampleDraft, ...change }).document;
      return { buyerReference, orderReference };
    };
    expect(referenceOf({})).toEqual({ buyerReference: "10001", orderReference: null });
    expect(referenceOf({ buyerReference: " ", orderReference: "" }).buyerReference).toBe("10001");
    expect(referenceOf({ orderReference: "PO-7" })).toEqual({ buyerReference: null, orderReference: "PO-7" });
    expect(referenceOf({ buyerReference: "Kari" })).toEqual({ buyerReference: "Kari", orderReference: null });
  });

  test("income is booked per account and VAT code, and nothing of zero", () => {
    const lines = [
      sampleLine,
      { ...sampleLine, vatCode: 5, accountNo: 3100 },
      { ...sampleLine, unitPriceOre: ore(0n), vatCode: 33, accountNo: 3050 },
      { ...sampleLine, accountNo: 3020 },
      { ...sampleLine, quantityMilli: -1000n },
    ];
    expect(amounts(sent({ ...sampleDraft, lines }).voucher.postings)).toEqual([
      [1500, 3_375_000n, null],
      [3000, -900_000n, 3],
      [3100, -1_000_000n, 5],
      [3020, -1_000_000n, 3],
      [2700, -475_000n, 3],
    ]);
  });

  test("whatever is sent can be posted, and books exactly the document's net, VAT and total", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { document, voucher } = sent(draft);
        expect(post(voucher, null).ok).toBe(true);

        const [receivable, ...rest] = voucher.postings;
        expect(receivable?.amountOre).toBe(document.totals.totalOre);
        for (const subtotal of document.totals.vat) {
          const vatAccountNo = vatOf(subtotal.vatCode)?.vatAccountNo;
          const ofCode = rest.filter((posting) => posting.vatCode === subtotal.vatCode);
          const tax = ofCode.filter((posting) => posting.accountNo === vatAccountNo);
          const base = ofCode.filter((posting) => posting.accountNo !== vatAccountNo);
          expect(sum(tax.map((posting) => posting.amountOre))).toBe(-subtotal.vatOre);
          expect(sum(base.map((posting) => posting.amountOre))).toBe(-subtotal.baseOre);
        }
      }),
    );
  });
});

describe("M33: a credit note", () => {
  const credit = (draft: InvoiceDraft) =>
    creditNoteFrom("0198f000-0000-7000-8000-000000000002", {
      id: draft.id,
      customerNo: draft.customerNo,
      document: sent(draft).document,
    });

  test("mirrors its invoice posting by posting, with a document of the same positive amounts", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const invoice = sent(draft);
        const creditNote = sent(credit(draft), { ...sampleSending, number: 1043 });
        expect(creditNote.document.totals).toEqual(invoice.document.totals);
        expect(creditNote.document.lines).toEqual(invoice.document.lines);
        expect(amounts(creditNote.voucher.postings)).toEqual(
          amounts(invoice.voucher.postings).map(([account, amount, code]) => [account, -amount, code]),
        );
      }),
    );
  });

  test("names its original, has a number of its own, and meets the original in the subledger", () => {
    const { document, voucher } = sent(credit(sampleDraft), { ...sampleSending, number: 1043 });
    expect(document).toMatchObject({
      kind: "credit_note",
      number: 1043,
      original: { id: sampleDraft.id, number: 1042, invoiceDate: "2026-03-01" },
    });
    expect(voucher.description).toBe("Kreditnota 1043 Fjell og Fjord AS");
    expect(voucher.postings[0]?.matchingReference).toBe("1042");
    expect(sent(sampleDraft).voucher.postings[0]?.matchingReference).toBe("1042");
  });

  test("cannot be sent without an original", () => {
    expect(send({ ...sampleDraft, kind: "credit_note" }, sampleSending)).toEqual({
      ok: false,
      error: { code: "credit_note_without_original" },
    });
  });
});

describe("what cannot be sent", () => {
  const byPrint: Partial<Sending> = { deliveryMethod: "print", delivererOrgNr: "889640782" };
  const free: DraftLine = { ...sampleLine, unitPriceOre: ore(0n) };
  const problems = [{ field: "phone", code: "required" }] as const;

  test.each<[string, Partial<InvoiceDraft>, Partial<Sending>, object]>([
    ["an invoice without lines", { lines: [] }, {}, { code: "empty_invoice" }],
    [
      "a line that does not say what was supplied",
      { lines: [sampleLine, { ...sampleLine, text: "  " }] },
      {},
      { code: "line_without_text", line: 2 },
    ],
    [
      "a currency that is not known",
      { currency: "XAU" },
      {},
      { code: "currency_not_supported", currency: "XAU" },
    ],
    [
      "a VAT code that is not for sales",
      { lines: [sampleLine, { ...sampleLine, vatCode: 1 }] },
      {},
      { code: "invalid_vat_code", line: 2, vatCode: 1 },
    ],
    [
      "VAT from a seller who is not in the register",
      {},
      { seller: { ...sampleSeller, vatRegistered: false } },
      { code: "seller_not_vat_registered", line: 1, vatCode: 3 },
    ],
    ["edge 42: a zero total, by factoring", { lines: [free] }, {}, { code: "zero_total" }],
    ["a zero total with nothing to book, by print", { lines: [free] }, byPrint, { code: "nothing_to_post" }],
    [
      "a negative total, which is a credit note's",
      { lines: [{ ...sampleLine, quantityMilli: -1000n }] },
      byPrint,
      { code: "negative_total", totalOre: -125_000n },
    ],
    [
      "M24: an imported invoice, by factoring",
      { source: "imported" },
      {},
      { code: "imported_not_factorable" },
    ],
    [
      "M10: an invoice to a customer who lacks data, by factoring",
      {},
      { customerProblems: problems },
      { code: "customer_data_incomplete", problems },
    ],
  ])("%s", (_, draft, sending, error) => {
    expect(send({ ...sampleDraft, ...draft }, { ...sampleSending, ...sending })).toEqual({
      ok: false,
      error,
    });
  });

  test("M24, M10: what only factoring refuses goes by another method", () => {
    const sending = { ...sampleSending, ...byPrint, customerProblems: problems };
    expect(send({ ...sampleDraft, source: "imported" }, sending).ok).toBe(true);
  });

  test("a zero total goes by another method when there is something to book", () => {
    const lines = [sampleLine, { ...sampleLine, quantityMilli: -10_000n, accountNo: 3020 }];
    const { voucher } = sent({ ...sampleDraft, lines }, { ...sampleSending, ...byPrint });
    expect(amounts(voucher.postings)).toEqual([
      [3000, -1_000_000n, 3],
      [3020, 1_000_000n, 3],
    ]);
  });

  test("a seller outside the register sells without VAT", () => {
    const seller = { ...sampleSeller, vatRegistered: false };
    for (const vatCode of [6, 7]) {
      const draft = { ...sampleDraft, lines: [{ ...sampleLine, vatCode }] };
      expect(sent(draft, { ...sampleSending, seller }).document.totals.vatOre).toBe(0n);
    }
  });
});
