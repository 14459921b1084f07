import { findInvoice } from "@/db/queries/invoices";
import { listPartnerCustomers } from "@/db/queries/partner-customers";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import type { ReadDb, Scope } from "@/db/scope";
import type { ClientAct } from "@/lib/contracts/demo-client";
import { isForeign } from "@/lib/domain/currency";
import { dateInNorway } from "@/lib/domain/dates";
import { usualRate } from "@/lib/domain/document-currency";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { prepareInvoices } from "../factoring/prepare-invoices";
import { addAttachment } from "../invoices/attachments";
import { creditInvoice } from "../invoices/credit-invoice";
import { saveDraft } from "../invoices/save-draft";
import { sendInvoice } from "../invoices/send-invoices";
import { forwardDirectPayment, setOffDirectPayment } from "../payments/clear-direct-payment";
import { paymentAccounts } from "../payments/payment-accounts";
import { reportDirectPayment } from "../payments/report-direct-payment";

/** The id of what was made, in the partner API's terms; null when nothing of it is offered to the partner. */
type Acted = Promise<Result<{ readonly id: string | null }, { readonly code: string }>>;

/** Enough cards to find one that lacks nothing. */
const CARDS = 500;

/**
 * Do the client's part of a story, in a demo: by the same verbs as its screens, dated the day of the scope. The scope's
 * actor is the system; nothing here may be reached outside a demo.
 */
export function actAsClient(scope: Scope<ReadDb>, connectionId: string, act: ClientAct): Acted {
  switch (act.act) {
    case "send_invoice":
      return sendTestInvoice(scope, connectionId, act);
    case "credit":
      return credit(scope, connectionId, act.invoiceId, act.percent);
    case "pay_directly":
      return payDirectly(scope, connectionId, act);
    case "forward":
    case "set_off":
      return clear(scope, connectionId, act.directPaymentId, act.act);
  }
}

/** 10 000 and 25 % VAT (a tenth of it in another currency), to the first customer with «Bruk Factoring» whose card lacks nothing. */
async function sendTestInvoice(
  scope: Scope<ReadDb>,
  connectionId: string,
  { currency, attached, orderReference }: Extract<ClientAct, { act: "send_invoice" }>,
): Acted {
  const cards = await listPartnerCustomers(scope, connectionId, { limit: CARDS });
  const complete = cards.find(
    ({ customer }) => customer.useFactoring && customer.country === "NO" && customer.lacking?.length === 0,
  );
  if (!complete) return refuse({ code: "customer_data_incomplete" });
  const { customerNo, paymentTermsDays, buyerReference } = complete.customer;
  const draft = await saveDraft(scope, {
    invoiceId: null,
    version: null,
    customerNo,
    paymentTermsDays,
    buyerReference,
    orderReference,
    deliveryDate: null,
    lines: [isForeign(currency) ? { ...testLine, unitPriceOre: ore(testLine.unitPriceOre / 10n) } : testLine],
    ...(isForeign(currency) ? { currency, exchangeRate: usualRate(currency) } : {}),
  });
  if (!draft.ok) return draft;
  const { invoiceId } = draft.value;
  const file = attached ? await addAttachment(scope, { invoiceId, ...testFile }) : null;
  return file && !file.ok ? file : offer(scope, connectionId, invoiceId);
}

const testFile = {
  filename: "Testvedlegg æøå.csv",
  bytes: new TextEncoder().encode("Dato;Timer\r\n2026-11-16;7,5\r\n"),
};

const testLine: DraftLine = {
  text: "Testleveranse",
  quantityMilli: 1000n,
  unit: "C62",
  unitPriceOre: ore(1_000_000n),
  discountBasisPoints: 0,
  vatCode: 3,
  accountNo: 3000,
};

/** Send a draft and prepare it at once, as the worker would in a moment. */
async function offer(scope: Scope<ReadDb>, connectionId: string, invoiceId: string): Acted {
  const sent = await sendInvoice(scope, { invoiceId, invoiceDate: dateInNorway(scope.now) });
  if (!sent.ok) return sent;
  const prepared = await prepareInvoices(scope, { invoiceIds: [invoiceId] });
  if (!prepared.ok) return prepared;
  const offered = await findNamedInvoices(scope, connectionId, { numbers: [sent.value.number], ids: [] });
  return ok({ id: offered.findLast(({ status }) => status === "ready")?.factoringId ?? null });
}

/** Credit so many per cent of every line. */
async function credit(
  scope: Scope<ReadDb>,
  connectionId: string,
  factoringId: string,
  percent: number,
): Acted {
  const invoiceId = await ownIdOf(scope, connectionId, factoringId);
  if (!invoiceId) return refuse({ code: "not_found" });
  const made = await creditInvoice(scope, { invoiceId });
  if (!made.ok) return made;
  const draft = percent === 100 ? null : await findInvoice(scope, made.value.invoiceId);
  if (draft) {
    const { id, version, customerNo, paymentTermsDays, buyerReference, orderReference, deliveryDate } = draft;
    const saved = await saveDraft(scope, {
      invoiceId: id,
      version,
      customerNo,
      paymentTermsDays,
      buyerReference,
      orderReference,
      deliveryDate,
      lines: draft.lines.map(({ companyId: _c, invoiceId: _i, line: _l, netOre: _n, ...line }) => ({
        ...line,
        quantityMilli: (line.quantityMilli * BigInt(percent)) / 100n,
      })),
    });
    if (!saved.ok) return saved;
  }
  return offer(scope, connectionId, made.value.invoiceId);
}

async function payDirectly(
  scope: Scope<ReadDb>,
  connectionId: string,
  { invoiceId: factoringId, amount: amountOre }: Extract<ClientAct, { act: "pay_directly" }>,
): Acted {
  const invoiceId = await ownIdOf(scope, connectionId, factoringId);
  if (!invoiceId) return refuse({ code: "not_found" });
  const { bank } = await paymentAccounts(scope, connectionId);
  return reportDirectPayment(scope, {
    invoiceId,
    bankLineId: null,
    amountOre,
    paidOn: dateInNorway(scope.now),
    bankAccountNo: bank?.no ?? 0,
    note: "Kunden betalte til driftskontoen",
  });
}

async function clear(
  scope: Scope<ReadDb>,
  connectionId: string,
  paymentId: string,
  way: "forward" | "set_off",
): Acted {
  const date = dateInNorway(scope.now);
  const { bank } = await paymentAccounts(scope, connectionId);
  const cleared =
    way === "forward"
      ? await forwardDirectPayment(scope, { paymentId, date, bankAccountNo: bank?.no ?? 0 })
      : await setOffDirectPayment(scope, { paymentId, date });
  return cleared.ok ? ok({ id: paymentId }) : cleared;
}

async function ownIdOf(scope: Scope<ReadDb>, connectionId: string, factoringId: string) {
  const [row] = await findNamedInvoices(scope, connectionId, { numbers: [], ids: [factoringId] });
  return row?.invoiceId ?? null;
}
