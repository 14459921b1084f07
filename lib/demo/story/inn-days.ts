import type { Actor } from "@/lib/domain/actor";
import type { IsoDate } from "@/lib/domain/dates";
import { basisPointsOf } from "@/lib/partner/postings";
import { attachFiles, attachmentsOf } from "./attached";
import {
  clearPayment,
  registerPayment,
  type SentDocument,
  sendDrafts,
  writeCredit,
  writeDraft,
  writeVoucher,
} from "./bookkeeping";
import type { Books } from "./books";
import { at, isFriday, weekdayAfter } from "./calendar";
import type { StoryCustomer } from "./customers";
import type { Claim, FactorLedger } from "./factor-ledger";
import { type FactoringDesk, prepare } from "./factoring-desk";
import { type Step, stepsOf } from "./fates";
import type { Fate, PlannedInvoice } from "./plan";

/** The last Friday on which the factoring company has paid out: the week after it is still on the clearing account. */
const lastRemittance = "2026-11-13";

type Inn = {
  readonly books: Books;
  readonly bookkeeper: Actor;
  readonly plan: readonly PlannedInvoice[];
  readonly customers: readonly StoryCustomer[];
  /** Customer number by place in the list. */
  readonly numberOf: ReadonlyMap<number, number>;
};

/** An invoice under way: what is owed, and what is still to come. */
type Course = Claim & {
  readonly fate: Fate;
  steps: readonly Step[];
  /** What the customer paid the company itself, once it is registered. */
  directPaymentId?: string;
};

/** A credit note on its way, with the invoice it credits. */
type Credit = { readonly day: IsoDate; readonly note: SentDocument; readonly course: Course };

type Factor = { readonly desk: FactoringDesk; readonly ledger: FactorLedger };

/** The days of the inn, passed one by one: first the bookkeeper's morning, then the factoring company's day. */
export function innDays(inn: Inn) {
  const courses: Course[] = [];
  const credits: Credit[] = [];
  const serials = new Map<Fate, number>();
  let factor: Factor | null = null;

  function begin(fate: Fate, document: SentDocument): void {
    const serial = serials.get(fate) ?? 0;
    serials.set(fate, serial + 1);
    courses.push({ fate, document, owed: document.total, steps: stepsOf(fate, document, serial) });
  }

  return {
    /** The invoices of a fate that have been sent, in their order. */
    documentsOf(fate: Fate): SentDocument[] {
      return courses.filter((course) => course.fate === fate).map(({ document }) => document);
    },
    beginFactoring(began: Factor): void {
      factor = began;
    },
    async pass(day: IsoDate): Promise<void> {
      const sent = await sell(inn, day);
      for (const { fate, document } of sent) begin(fate, document);
      if (factor) await prepareSales(inn.books, day, sent);

      const today = courses.flatMap((course) =>
        course.steps.filter(({ date }) => date === day).map((step) => ({ course, step })),
      );
      credits.push(...(await keepBooks(inn, day, today)));
      if (factor) await serve(factor, day, today, credits, courses);
    },
  };
}

type Today = readonly { readonly course: Course; readonly step: Step }[];

/** Write and send the day's invoices. */
async function sell({ books, bookkeeper, plan, customers, numberOf }: Inn, day: IsoDate) {
  const planned = plan.filter(({ date }) => date === day);
  const drafts: { readonly invoiceId: string; readonly fate: Fate }[] = [];
  const attached = attachmentsOf(plan);
  for (const one of planned) {
    const { customer, lines, orderReference, fate } = one;
    const card = customers[customer]?.card;
    const customerNo = numberOf.get(customer);
    if (!card || !customerNo) throw new Error(`no customer ${customer}`);
    const scope = books.as(bookkeeper, at(day, "07:40"));
    const invoiceId = await writeDraft(scope, { customerNo, card, lines, orderReference });
    await attachFiles(scope, invoiceId, attached.get(one) ?? []);
    drafts.push({ invoiceId, fate });
  }
  if (drafts.length === 0) return [];

  const documents = await sendDrafts(
    books.as(bookkeeper, at(day, "08:15")),
    drafts.map(({ invoiceId }) => invoiceId),
  );
  const fateOf = new Map(drafts.map(({ invoiceId, fate }) => [invoiceId, fate]));
  return documents.map((document) => ({ document, fate: fateOf.get(document.invoiceId) ?? "own" }));
}

async function prepareSales(
  books: Books,
  day: IsoDate,
  sent: readonly { document: SentDocument; fate: Fate }[],
): Promise<void> {
  const of = (wanted: (fate: Fate) => boolean) =>
    sent.filter(({ fate }) => wanted(fate)).map(({ document }) => document);
  const failing = of((fate) => fate === "preparation_failed");
  await prepare(
    books,
    day,
    of((fate) => fate !== "preparation_failed" && fate !== "preparing"),
    failing,
  );
}

/** What the bookkeeper does by hand. Answers the credit notes that were sent to the factoring company. */
async function keepBooks({ books, bookkeeper }: Inn, day: IsoDate, today: Today): Promise<Credit[]> {
  const scope = books.as(bookkeeper, at(day, "08:40"));
  const sent: Credit[] = [];
  for (const { course, step } of today) {
    const { document, owed } = course;
    const { invoiceNo, total } = document;
    switch (step.kind) {
      case "own_payment":
        course.owed = 0;
        await writeVoucher(scope, {
          description: `Innbetaling faktura ${invoiceNo}`,
          lines: [
            [1920, total],
            [1500, -total, document],
          ],
        });
        break;
      case "direct_payment":
        course.directPaymentId = await registerPayment(scope, document, owed);
        break;
      case "forward":
      case "set_off":
        await clearPayment(scope, course.directPaymentId ?? "", step.kind);
        break;
      case "credit": {
        const [note] = await sendDrafts(scope, [await writeCredit(scope, document, step.percent)]);
        if (!note) throw new Error("the credit note was not sent");
        course.owed -= note.total;
        await prepare(books, day, [note], []);
        if (!step.waits) sent.push({ day: weekdayAfter(day, 1), note, course });
        break;
      }
      default:
    }
  }
  return sent;
}

/** What the factoring company does in a day. */
async function serve(
  { desk, ledger }: Factor,
  day: IsoDate,
  today: Today,
  credits: readonly Credit[],
  courses: readonly Course[],
): Promise<void> {
  const of = (kind: Step["kind"]) =>
    today.filter(({ step }) => step.kind === kind).map(({ course }) => course);
  const claimed = of("claim");
  if (claimed.length > 0)
    await desk.claim(
      day,
      claimed.map(({ document }) => document),
    );

  const due = credits.filter((credit) => credit.day === day);
  const delivered = of("deliver");
  await desk.deliver(day, [...delivered.map(({ document }) => document), ...due.map(({ note }) => note)]);
  await ledger.advance(day, delivered);
  for (const credit of due) await settleCredit(desk, ledger, day, credit);

  const paid: { claim: Course; amount: number }[] = [];
  for (const { course, step } of today) {
    const { document, owed } = course;
    if (step.kind === "reject") await desk.reject(day, document, step.rejection);
    if (step.kind === "report") await desk.report(day, document, step.report);
    if (step.kind === "set_off") ledger.setOff(course);
    // The latest one waits to be seen by whoever plays the factoring company.
    if (step.kind === "direct_payment" && course.directPaymentId && course.fate !== "paid_directly")
      await desk.acknowledgePayment(day, course.directPaymentId);
    if (step.kind === "set_off") paid.push({ claim: course, amount: owed });
    if (step.kind === "pay") paid.push({ claim: course, amount: basisPointsOf(owed, step.percent * 100) });
    if (step.kind === "interest" || step.kind === "interest_paid")
      await ledger.interest(day, course, step.kind === "interest_paid");
    if (step.kind === "recourse") {
      await ledger.recourse(day, course);
      await desk.report(day, document, {
        status: "recoursed",
        description: "Kravet er tilbakeført. Kunden har ikke betalt.",
      });
    }
  }
  await ledger.payments(day, paid);
  if (isFriday(day) && day <= lastRemittance)
    await ledger.remit(
      day,
      courses.filter(({ fate }) => fate !== "own"),
    );
}

/** M33 at the factoring company: less is owed, and what nothing is left of is done with. */
async function settleCredit(
  desk: FactoringDesk,
  ledger: FactorLedger,
  day: IsoDate,
  { note, course }: Credit,
): Promise<void> {
  const { document, owed } = course;
  await ledger.applyCredit(day, course, note.invoiceNo);
  await desk.report(day, note, {
    status: "completed",
    description: `Avregnet mot faktura ${document.invoiceNo}`,
  });
  if (owed === 0)
    await desk.report(day, document, {
      status: "completed",
      description: `Kreditert med kreditnota ${note.invoiceNo}`,
    });
}
