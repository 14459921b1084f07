import { listUnpostedLines } from "@/db/queries/bank-lines";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertBankLines, type NewBankLine } from "@/db/writes/bank-lines";
import type { ReportDirectPayment } from "@/lib/contracts/direct-payment";
import { ore } from "@/lib/domain/money";
import { forwardDirectPayment } from "@/lib/services/payments/clear-direct-payment";
import { reportDirectPayment } from "@/lib/services/payments/report-direct-payment";
import { expectOk, testDate } from "./factories";

/** A payment by hand of the worked fixture's 12 500 kroner to account 1920; say what differs. */
export function paid(invoiceId: string, differing: Partial<ReportDirectPayment> = {}): ReportDirectPayment {
  const money = { amountOre: ore(1_250_000n), paidOn: testDate, bankAccountNo: 1920 };
  return { invoiceId, bankLineId: null, note: "", ...money, ...differing };
}

/** Put a line of the bank's in the books, and answer its id. */
export async function newBankLine(
  scope: Scope<ReadDb>,
  differing: Partial<NewBankLine> & { readonly bankReference: string },
): Promise<string> {
  const line = {
    bookedOn: testDate,
    amountOre: ore(1_250_000n),
    text: "Innbetaling",
    kid: null,
    ...differing,
  };
  await begin(scope, (tx) => insertBankLines(tx, 1920, [line]));
  const lines = await listUnpostedLines(scope, { limit: 1000 });
  const found = lines.find(({ bankReference }) => bankReference === line.bankReference);
  if (!found) throw new Error("the line is not there, or posted already");
  return found.id;
}

/** One payment that is open, one that was passed on, and a line that waits. Answers the open payment's and the line's ids. */
export async function payDirectly(
  scope: Scope<ReadDb>,
  invoiceId: string,
  mark: string,
): Promise<{ directPaymentId: string; bankLineId: string }> {
  const lineId = await newBankLine(scope, {
    bankReference: `${mark}-1`,
    text: mark,
    amountOre: ore(30_000n),
  });
  const bankLineId = await newBankLine(scope, { bankReference: `${mark}-2`, text: mark });
  const open = await expectOk(
    reportDirectPayment(scope, paid(invoiceId, { amountOre: ore(20_000n), note: mark })),
  );
  const passedOn = await expectOk(reportDirectPayment(scope, paid(invoiceId, { bankLineId: lineId })));
  await expectOk(
    forwardDirectPayment(scope, { paymentId: passedOn.id, date: testDate, bankAccountNo: 1920 }),
  );
  return { directPaymentId: open.id, bankLineId };
}
