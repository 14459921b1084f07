import type { Connection, Invoice, Voucher, VoucherLine } from "./api";

/** Accounts by event kind, as the client's bookkeeper has mapped them: what `GET /connection` says. */
export type Accounts = ReadonlyMap<string, number>;

/**
 * What a voucher is called, when it is dated, and what its amounts are in: kroner unless it says otherwise. The reference is
 * permanent: a second voucher with it is refused.
 */
export type Heading = {
  externalReference: string;
  voucherDate: string;
  description: string;
} & Partial<Money>;

/** A currency other than kroner, and the kroner for one unit of it, as decimal text (edge 41). */
export type Money = { currency: Voucher["currency"] & string; exchangeRate: string };

/** So much of one invoice, in hundredths of the voucher's currency (øre). */
export type Share = { invoiceNo: number; amount: number };

/** There is no account to post to, so nothing is sent: Fordring would refuse it, until the client has mapped one. */
export class NotMapped extends Error {
  override name = "NotMapped";
}

/** The account of each kind of event. */
export function accountsOf({ accounts }: Connection): Accounts {
  return new Map(accounts.map(({ eventKind, accountNo }) => [eventKind, accountNo]));
}

/**
 * What a voucher about an invoice must say of its currency: nothing of one in kroner. `invoice` is the rate that the
 * invoice was made out at; `today` is what we exchange at when money moves later. A factoring company asks its bank for
 * that; here it follows from the invoice's number, up to 1.5 % above or below, so that it is the same when asked again.
 */
export function moneyOf(
  { currency, exchangeRate, invoiceNo }: Pick<Invoice, "currency" | "exchangeRate" | "invoiceNo">,
  rate: "invoice" | "today",
): Partial<Money> {
  if (currency === "NOK") return {};
  const known = currency as Money["currency"];
  if (rate === "invoice") return { currency: known, exchangeRate };
  const [perThousand = 0n] = driftsPerThousand.slice(invoiceNo % driftsPerThousand.length);
  return { currency: known, exchangeRate: drifted(exchangeRate, perThousand) };
}

const driftsPerThousand = [9n, -7n, 15n, -12n, 4n] as const;

/** A rate moved by so many thousandths of itself, to the nearest millionth: whole numbers, as all money is. */
function drifted(rate: string, perThousand: bigint): string {
  const [whole = "0", decimals = ""] = rate.split(".");
  const micro = BigInt(whole + decimals.padEnd(6, "0"));
  const moved = (micro * (1000n + perThousand) + 500n) / 1000n;
  const rest = (moved % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${moved / 1_000_000n}${rest ? `.${rest}` : ""}`;
}

/**
 * What the clearing account holds of one invoice, in hundredths of its currency; negative while our advance is ahead of the
 * debtor.
 */
export function heldIn(
  items: readonly { invoiceNo: number | null; currency: string; currencyAmount: number }[],
  { invoiceNo, currency }: Pick<Invoice, "currency" | "invoiceNo">,
): number {
  return items
    .filter((item) => item.invoiceNo === invoiceNo && item.currency === currency)
    .reduce((sum, { currencyAmount }) => sum + currencyAmount, 0);
}

/** So many basis points (hundredths of a per cent) of a positive amount, to the nearest øre: whole numbers, as all money is. */
export function basisPointsOf(amount: number, basisPoints: number): number {
  return Number((BigInt(amount) * BigInt(basisPoints) + 5000n) / 10_000n);
}

/** We pay in advance of the debtor: D bank, K clearing for each invoice. */
export function advance(accounts: Accounts, heading: Heading, shares: readonly Share[]): Voucher {
  return voucher(heading, [
    { account: accountOf(accounts, "bank"), amount: total(shares), eventKind: "advance" },
    ...shares.map((share) => clearing(accounts, "advance", share, -1)),
  ]);
}

/** Debtors have paid us: D clearing, K the customer, who owes that much less. */
export function payment(
  accounts: Accounts,
  heading: Heading,
  shares: readonly (Share & { customerNo: number; kid: string })[],
): Voucher {
  return voucher(
    heading,
    shares.flatMap((share) => {
      const { customerNo, invoiceNo, amount, kid } = share;
      return [
        clearing(accounts, "payment", share, 1),
        { customerNo, amount: -amount, eventKind: "payment", invoiceNo, kid },
      ];
    }),
  );
}

/** We pay out what is left of the invoices, less our charges: D bank, D fee, D financing cost, K clearing. */
export function payout(
  accounts: Accounts,
  heading: Heading,
  shares: readonly Share[],
  charges: { fee: number; financingCost: number },
): Voucher {
  const { fee, financingCost } = charges;
  const lines = [
    {
      account: accountOf(accounts, "bank"),
      amount: total(shares) - fee - financingCost,
      eventKind: "payout",
    },
    { account: accountOf(accounts, "fee"), amount: fee, eventKind: "fee" },
    { account: accountOf(accounts, "financing_cost"), amount: financingCost, eventKind: "financing_cost" },
    ...shares.map((share) => clearing(accounts, "payout", share, -1)),
  ];
  return voucher(heading, lines);
}

/** We take an advance back, since the claim is less or none: D clearing, K bank. */
export function takeBack(
  accounts: Accounts,
  heading: Heading,
  eventKind: "credit_applied" | "recourse",
  shares: readonly Share[],
): Voucher {
  return voucher(heading, [
    ...shares.map((share) => clearing(accounts, eventKind, share, 1)),
    { account: accountOf(accounts, "bank"), amount: -total(shares), eventKind },
  ]);
}

/** A debtor paid too late: D customer, K interest income. */
export function interestNote(
  accounts: Accounts,
  heading: Heading,
  share: Share & { customerNo: number },
): Voucher {
  const { customerNo, invoiceNo, amount } = share;
  return voucher(heading, [
    { customerNo, amount, eventKind: "interest_note", invoiceNo },
    {
      account: accountOf(accounts, "interest_income"),
      amount: -amount,
      eventKind: "interest_note",
      invoiceNo,
    },
  ]);
}

/** … and has paid the interest, which we pass on: D bank, K customer. */
export function interestPayment(
  accounts: Accounts,
  heading: Heading,
  share: Share & { customerNo: number },
): Voucher {
  const { customerNo, invoiceNo, amount } = share;
  return voucher(heading, [
    { account: accountOf(accounts, "bank"), amount, eventKind: "interest_payment", invoiceNo },
    { customerNo, amount: -amount, eventKind: "interest_payment", invoiceNo },
  ]);
}

/** A line on the clearing account that names its invoice, so that the statement explains itself invoice by invoice. */
function clearing(
  accounts: Accounts,
  eventKind: string,
  { invoiceNo, amount }: Share,
  sign: 1 | -1,
): VoucherLine {
  return { account: accountOf(accounts, "clearing"), amount: sign * amount, eventKind, invoiceNo };
}

/** A line of nothing is refused, so it is left out: a payout without charges has no charges to post. */
function voucher(heading: Heading, lines: readonly VoucherLine[]): Voucher {
  return { currency: "NOK", ...heading, lines: lines.filter(({ amount }) => amount !== 0) };
}

function total(shares: readonly Share[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}

function accountOf(accounts: Accounts, eventKind: string): number {
  const account = accounts.get(eventKind);
  if (account === undefined) throw new NotMapped(`the client has mapped no account for "${eventKind}"`);
  return account;
}
