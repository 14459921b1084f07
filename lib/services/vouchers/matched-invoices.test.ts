import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listInFlight } from "@/db/queries/in-flight";
import { findPayableInvoice, searchPayableInvoices } from "@/db/queries/payable-invoices";
import { newDatabase } from "@/db/test-database";
import { delivered, newAgreement } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { exchangeRate } from "@/lib/domain/currency";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { changeCurrencies } from "../factoring/change-currencies";
import { postPartnerVoucher } from "./post-partner-voucher";
import { readVoucher } from "./read-vouchers";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M28: a voucher that settles several invoices names each by the partner's own id, when it is posted and when it is read", async () => {
  const at = await newAgreement(pool);
  const [first, second] = [await delivered(at), await delivered(at)];
  const { customerNo } = at;
  const posted = await expectOk(
    postPartnerVoucher(at.partner, {
      dryRun: false,
      externalReference: "two",
      voucherDate: isoDate("2026-03-16"),
      description: "To fakturaer",
      currency: "NOK",
      lines: [
        { account: 80_000, amount: ore(1_350_000n) },
        { customerNo, amount: ore(-1_250_000n), invoiceNo: first.number },
        { customerNo, amount: ore(-100_000n), invoiceNo: second.number },
      ],
    }),
  );
  const settled = [
    { invoiceNo: first.number, factoringInvoiceId: first.id, amount: 1_250_000n, remaining: 0n },
    { invoiceNo: second.number, factoringInvoiceId: second.id, amount: 100_000n, remaining: 1_150_000n },
  ];
  expect(posted.matches).toMatchObject(settled);
  const read = await readVoucher(at.partner, { voucherId: posted.id ?? "" });
  expect(read?.matches).toMatchObject(settled);
});

test("edge 41: where money is set beside the books, an invoice in euro stands with its kroner", async () => {
  const at = await newAgreement(pool);
  const { connectionId } = at.active;
  await expectOk(changeCurrencies(at.company, { connectionId, currencies: ["EUR"] }));
  const { invoiceId, number } = await delivered(at, {
    currency: "EUR",
    exchangeRate: exchangeRate(11_500_000n),
  });
  const inKroner = { invoiceId, totalOre: 14_375_000n, remainingOre: 14_375_000n };

  expect((await listInFlight(at.company, connectionId, { limit: 10 })).rows).toMatchObject([inKroner]);
  expect(await findPayableInvoice(at.company, invoiceId)).toMatchObject(inKroner);
  const byAmount = { text: "143750", number: null, kid: null };
  const find = (amountOre: bigint) => searchPayableInvoices(at.company, { ...byAmount, amountOre }, 10);
  expect((await find(14_375_000n)).map((row) => row.number)).toEqual([number]);
  expect(await find(1_250_000n)).toEqual([]);
});
