import type { Connection, Voucher, VoucherLine } from "./api";

/** Accounts by event kind, as the client's bookkeeper has mapped them: what `GET /connection` says. */
export type Accounts = ReadonlyMap<string, number>;

/** What a voucher is called and when it is dated. The reference is permanent: a second voucher with it is refused. */
export type Heading = { externalReference: string; voucherDate: string; description: string };

/** So much of one invoice, in øre. */
export type Share = { invoiceNo: number; amount: number };

/** The account of each kind of event. */
export function accountsOf({ accounts }: Connection): Accounts {
  return new Map(accounts.map(({ eventKind, accountNo }) => [eventKind, accountNo]));
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
  return { ...heading, currency: "NOK", lines: lines.filter(({ amount }) => amount !== 0) };
}

function total(shares: readonly Share[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}

function accountOf(accounts: Accounts, eventKind: string): number {
  const account = accounts.get(eventKind);
  if (account === undefined) throw new Error(`the client has mapped no account for "${eventKind}"`);
  return account;
}
