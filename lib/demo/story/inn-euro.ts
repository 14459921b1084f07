import type { Actor } from "@/lib/domain/actor";
import { exchangeRate } from "@/lib/domain/currency";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { kidOf } from "@/lib/partner/kid";
import { type Accounts, advance, basisPointsOf, type Heading, payment } from "@/lib/partner/postings";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import { saveExchangeRate } from "@/lib/services/invoices/save-exchange-rate";
import { type SentDocument, sendDrafts, writeDraft } from "./bookkeeping";
import { type Books, done } from "./books";
import { at } from "./calendar";
import type { StoryCustomer } from "./customers";
import { type FactoringDesk, prepare } from "./factoring-desk";

/** When the agreement takes euro, and what happens with the first invoice in it. */
const days = { agreed: "2026-10-19", sent: "2026-10-20", delivered: "2026-10-21", paid: "2026-11-16" };

/** What a euro costs when the invoice is made out, and when half of it is paid. */
const rates = { sent: exchangeRate(11_615_000n), paid: "11.7040" };

/** What the cheese merchant abroad buys, at prices in euro: goods that leave the country, without VAT. */
export const euroLines: readonly DraftLine[] = [
  line("Brown goat cheese, 1 kg", "KGM", 60_000n, 2_850n),
  line("Flatbread, box of 24", "EA", 24_000n, 5_200n),
];

type InEuro = {
  readonly books: Books;
  readonly bookkeeper: Actor;
  readonly customers: readonly StoryCustomer[];
  /** Customer number by place in the list. */
  readonly numberOf: ReadonlyMap<number, number>;
  readonly connectionId: string;
  readonly desk: FactoringDesk;
  readonly accounts: Accounts;
};

/** Edge 41: euro is agreed, and an invoice in it is sent, delivered, advanced and paid in part, at another rate than its own. */
export function innEuro(inn: InEuro) {
  const { books, bookkeeper, connectionId, desk, accounts } = inn;
  let sent: SentDocument | null = null;

  return {
    async pass(day: IsoDate): Promise<void> {
      if (day === days.agreed) {
        const scope = books.as(bookkeeper, at(day, "07:20"));
        await done(changeCurrencies(scope, { connectionId, currencies: ["EUR", "SEK"] }));
        const rate = { currency: "EUR", validFrom: isoDate(days.sent), rate: rates.sent } as const;
        await done(saveExchangeRate(scope, rate));
      }
      if (day === days.sent) sent = await sell(inn, day);
      if (!sent) return;
      const { invoiceNo, customerNo, total } = sent;
      if (day === days.delivered) {
        await desk.deliver(day, [sent]);
        const shares = [{ invoiceNo, amount: basisPointsOf(total, 8_000) }];
        await desk.post(day, advance(accounts, heading(day, "advance", "11.6150", sent), shares));
      }
      if (day === days.paid) {
        const share = { invoiceNo, customerNo, amount: basisPointsOf(total, 5_000), kid: kidOf(invoiceNo) };
        await desk.post(day, payment(accounts, heading(day, "payment", rates.paid, sent), [share]));
      }
    },
  };
}

async function sell({ books, bookkeeper, customers, numberOf }: InEuro, day: IsoDate): Promise<SentDocument> {
  const abroad = customers.findIndex(({ card }) => card.country !== "NO");
  const card = customers[abroad]?.card;
  const customerNo = numberOf.get(abroad);
  if (!card || !customerNo) throw new Error("nobody abroad to sell to");
  const scope = books.as(bookkeeper, at(day, "08:15"));
  const money = { currency: "EUR", exchangeRate: rates.sent } as const;
  const draft = { customerNo, card, lines: euroLines, orderReference: "PO 87415", ...money };
  const [document] = await sendDrafts(scope, [await writeDraft(scope, draft)]);
  if (!document) throw new Error("the invoice in euro was not sent");
  await prepare(books, day, [document], []);
  return document;
}

function heading(day: IsoDate, event: string, rate: string, { invoiceNo }: SentDocument): Heading {
  const what = event === "advance" ? "Forskudd" : "Delbetaling";
  return {
    externalReference: `PO-${day.replaceAll("-", "")}-${event}-EUR`,
    voucherDate: day,
    description: `${what} i euro, faktura ${invoiceNo}`,
    currency: "EUR",
    exchangeRate: rate,
  };
}

function line(text: string, unit: string, quantityMilli: bigint, cents: bigint): DraftLine {
  return {
    text,
    unit,
    quantityMilli,
    unitPriceOre: ore(cents),
    discountBasisPoints: 0,
    vatCode: 52,
    accountNo: 3120,
  };
}
