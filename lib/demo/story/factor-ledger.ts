import type { IsoDate } from "@/lib/domain/dates";
import type { Voucher } from "@/lib/partner/api";
import { kidOf } from "@/lib/partner/kid";
import {
  type Accounts,
  advance,
  basisPointsOf,
  type Heading,
  interestNote,
  interestPayment,
  payment,
  payout,
  type Share,
  takeBack,
} from "@/lib/partner/postings";
import type { SentDocument } from "./bookkeeping";
import type { FactoringDesk } from "./factoring-desk";

const ADVANCED_BASIS_POINTS = 8_000;
const FEE_BASIS_POINTS = 150;
const FINANCING_BASIS_POINTS = 40;

/** An invoice with what its customer still owes, in øre, as the factoring company follows it. */
export type Claim = { readonly document: SentDocument; owed: number };

/** The factoring company's money: what it has paid and been paid, each posted to the client's books as it happens. */
export function factorLedger(desk: FactoringDesk, accounts: Accounts) {
  /** What the clearing account holds of each invoice: negative while an advance is out. */
  const held = new Map<number, number>();
  const clearing = accounts.get("clearing");

  async function post(day: IsoDate, voucher: Voucher): Promise<void> {
    await desk.post(day, voucher);
    for (const { account, invoiceNo, amount } of voucher.lines) {
      if (account === clearing && invoiceNo) held.set(invoiceNo, (held.get(invoiceNo) ?? 0) + amount);
    }
  }
  const head = (day: IsoDate, event: string, description: string): Heading => ({
    externalReference: `PO-${day.replaceAll("-", "")}-${event}`,
    voucherDate: day,
    description,
  });
  const heldOf = ({ document }: Claim) => held.get(document.invoiceNo) ?? 0;
  const shareOf = (claim: Claim, amount: number): Share => ({ invoiceNo: claim.document.invoiceNo, amount });

  return {
    /** One voucher for all invoices of the day. */
    async advance(day: IsoDate, claims: readonly Claim[]): Promise<void> {
      if (claims.length === 0) return;
      const shares = claims.map((claim) => shareOf(claim, basisPointsOf(claim.owed, ADVANCED_BASIS_POINTS)));
      await post(day, advance(accounts, head(day, "advance", "Forskudd på dagens fakturaer"), shares));
    },
    /** One voucher for all payments of the day. */
    async payments(day: IsoDate, paid: readonly { claim: Claim; amount: number }[]): Promise<void> {
      if (paid.length === 0) return;
      const shares = paid.map(({ claim, amount }) => {
        claim.owed -= amount;
        const { customerNo, invoiceNo } = claim.document;
        return { ...shareOf(claim, amount), customerNo, kid: kidOf(invoiceNo) };
      });
      await post(day, payment(accounts, head(day, "payments", "Innbetalinger fra kunder"), shares));
    },
    /** Friday: what is left of settled invoices is paid out, less the week's charges. */
    async remit(day: IsoDate, settled: readonly Claim[]): Promise<void> {
      const due = settled.filter((claim) => claim.owed === 0 && heldOf(claim) !== 0);
      if (due.length === 0) return;
      const total = due.reduce((sum, { document }) => sum + document.total, 0);
      const charges = {
        fee: basisPointsOf(total, FEE_BASIS_POINTS),
        financingCost: basisPointsOf(total, FINANCING_BASIS_POINTS),
      };
      const shares = due.map((claim) => shareOf(claim, heldOf(claim)));
      await post(day, payout(accounts, head(day, "payout", "Avregning"), shares, charges));
    },
    async interest(day: IsoDate, { document }: Claim, isPaid: boolean): Promise<void> {
      const { invoiceNo, customerNo, total } = document;
      const share = { invoiceNo, customerNo, amount: basisPointsOf(total, 60) };
      const name = `${isPaid ? "Rente betalt" : "Rentenota"}, faktura ${invoiceNo}`;
      const build = isPaid ? interestPayment : interestNote;
      await post(day, build(accounts, head(day, `interest-${invoiceNo}`, name), share));
    },
    /** The claim is less than it was: so is the advance. */
    async applyCredit(day: IsoDate, claim: Claim, creditNoteNo: number): Promise<void> {
      const amount = -heldOf(claim) - basisPointsOf(claim.owed, ADVANCED_BASIS_POINTS);
      const name = `Kreditnota ${creditNoteNo}, faktura ${claim.document.invoiceNo}`;
      if (amount > 0) {
        await post(
          day,
          takeBack(accounts, head(day, `credit-${creditNoteNo}`, name), "credit_applied", [
            shareOf(claim, amount),
          ]),
        );
      }
    },
    /** The factoring company gives the claim back, and takes its advance. */
    async recourse(day: IsoDate, claim: Claim): Promise<void> {
      const { invoiceNo } = claim.document;
      const heading = head(day, `recourse-${invoiceNo}`, `Tilbakeført faktura ${invoiceNo}`);
      await post(day, takeBack(accounts, heading, "recourse", [shareOf(claim, -heldOf(claim))]));
    },
    /** The customer paid the client, which keeps the money and has credited the clearing account with it. */
    setOff(claim: Claim): void {
      held.set(claim.document.invoiceNo, heldOf(claim) - claim.owed);
    },
  };
}

export type FactorLedger = ReturnType<typeof factorLedger>;
