import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertVouchers } from "@/db/writes/vouchers";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { exchangeRate, toOre } from "@/lib/domain/currency";
import { isoDate } from "@/lib/domain/dates";
import { negate, ore } from "@/lib/domain/money";
import type { Posting } from "@/lib/domain/voucher";
import { saveExchangeRate } from "@/lib/services/invoices/save-exchange-rate";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import { reversePartnerVoucher } from "@/lib/services/vouchers/reverse-voucher";
import { expectOk, testDate } from "./factories";

/** A claim in euro and its voucher: 1 000 EUR at 11.50, known by its matching reference. */
export async function owesInEuro(
  scope: Scope<ReadDb>,
  customerNo: number,
  matchingReference: string,
): Promise<void> {
  const [amount, rate] = [100_000n, exchangeRate(11_500_000n)];
  const line: Omit<Posting, "accountNo" | "subledgerNo" | "amountOre"> = {
    vatCode: null,
    text: matchingReference,
    dueDate: null,
    eventKind: null,
    invoiceId: null,
    kid: null,
    matchingReference,
    externalLineReference: null,
  };
  const amountOre = toOre(amount, rate);
  const foreign = { currency: "EUR", amount } as const;
  await begin(scope, (tx) =>
    insertVouchers(tx, voucherSeriesNo.general, [
      {
        voucherDate: testDate,
        kind: "manual",
        source: "ui",
        description: "Salg i euro",
        createdBy: matchingReference,
        exchangeRate: rate,
        postings: [
          { ...line, accountNo: 1500, subledgerNo: customerNo, amountOre, foreign },
          { ...line, accountNo: 3120, subledgerNo: null, amountOre: negate(amountOre), vatCode: 52 },
        ],
      },
    ]),
  );
}

/** A claim in euro, half of it paid at another rate, and a payment that was taken back. */
export async function fillCurrency(
  scope: Scope<ReadDb>,
  partner: Scope<ReadDb>,
  { customerNo, mark }: { readonly customerNo: number; readonly mark: string },
): Promise<void> {
  const rate = { currency: "EUR", validFrom: testDate, rate: exchangeRate(11_732_500n) } as const;
  await expectOk(saveExchangeRate(scope, rate));
  const matchingReference = `EUR-${mark}`;
  await owesInEuro(scope, customerNo, matchingReference);
  const pay = (name: string, amount: bigint) =>
    expectOk(
      postPartnerVoucher(partner, {
        dryRun: false,
        externalReference: `${name}-${mark}`,
        voucherDate: isoDate("2026-03-17"),
        description: `${mark} euro`,
        currency: "EUR",
        exchangeRate: exchangeRate(11_700_000n),
        lines: [
          { account: 80_000, amount: ore(amount), eventKind: "payment", matchingReference },
          { customerNo, amount: negate(amount), eventKind: "payment", matchingReference },
        ],
      }),
    );
  const { id } = await pay("euro-mistake", 10_000n);
  const mistake = { voucherId: id ?? "", date: isoDate("2026-03-17"), reason: `${mark} feil` };
  await expectOk(reversePartnerVoucher(partner, mistake));
  await pay("euro", 50_000n);
}
