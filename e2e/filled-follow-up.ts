import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { reportStatus } from "@/lib/services/factoring/report-status";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import {
  type ActiveFactoring,
  expectOk,
  line,
  newDraft,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "./factories";

type Filling = {
  readonly scope: Scope;
  readonly partner: Scope;
  readonly factoring: ActiveFactoring;
  readonly customerNo: number;
  readonly mark: string;
};

/** Two things to follow up: a claim that came back with its objection, and money that the partner has credited to nobody's invoice. */
export async function fillFollowUp({ scope, partner, factoring, customerNo, mark }: Filling): Promise<void> {
  const number = await sendAndPrepare(scope, await newDraft(scope, customerNo, [line({ text: mark })]));
  const rows = await listPartnerInvoices(partner, factoring.connectionId, { limit: 100 });
  const invoiceId = rows.find(({ invoice }) => invoice.number === number)?.factoring.id ?? "";
  const absent = { factorKid: null, paymentAccount: null, dueDate: null, factorReference: null };
  const receipt = { deliveredAt: new Date("2026-03-02T12:00:00Z"), channel: "email" as const, text: mark };
  await expectOk(
    acknowledgeDelivery(partner, { invoiceId, ...receipt, ...absent, pdf: tinyPdf(`${mark} 2`) }),
  );
  const occurredAt = new Date("2026-03-03T12:00:00Z");
  for (const status of ["disputed", "recoursed"] as const) {
    const next = { holdUntil: null, nextEvent: null, nextEventDate: null };
    await expectOk(reportStatus(partner, { invoiceId, status, description: mark, occurredAt, ...next }));
  }

  const amount = ore(12_300n);
  await expectOk(
    postPartnerVoucher(partner, {
      ...{ dryRun: false, externalReference: `surplus-${mark}`, voucherDate: testDate },
      ...{ description: mark, currency: "NOK" },
      lines: [
        { account: 80_000, amount, eventKind: "payment" },
        { customerNo, amount: ore(-amount), eventKind: "payment" },
      ],
    }),
  );
}
