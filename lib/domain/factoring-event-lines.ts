import type { LocalText } from "./factoring";
import type { AccountRole, AgreementRule, EventRule, NotAllowed, RuleLine } from "./factoring-event-kinds";

/** A text in both languages. */
export const both = (nb: string, en: string): LocalText => ({ nb, en });
const debit = (role: AccountRole, part: RuleLine["part"], nb: string, en: string): RuleLine => ({
  role,
  side: "debit",
  part,
  why: both(nb, en),
});
const credit = (role: AccountRole, nb: string, en: string): RuleLine => ({
  role,
  side: "credit",
  part: "all",
  why: both(nb, en),
});
const lines = (...all: readonly RuleLine[]): { readonly lines: readonly RuleLine[] } => ({ lines: all });
/** Not under this agreement. */
export const refused = (why: NotAllowed): AgreementRule => ({ refused: why });
/** Told on the invoice, and nothing to post. */
export const noted = (nb: string, en: string): AgreementRule => ({ noted: both(nb, en) });
/** The same under every agreement. */
export const everywhere = (rule: AgreementRule): EventRule["by"] => ({
  financing: rule,
  purchase: rule,
  service_only: rule,
});

/** Money paid before the customer has paid: D bank, K clearing. */
export const advance = lines(
  debit("bank", "net", "Forskuddet er kommet inn på banken", "The advance has come into the bank"),
  credit(
    "clearing",
    "Forskuddet er gjeld til factoringselskapet til kunden har betalt",
    "The advance is owed to the factoring company until the customer has paid",
  ),
);

/** The customer has paid the factoring company: D clearing, K customer. */
export const payment = lines(
  debit(
    "clearing",
    "net",
    "Factoringselskapet har kundens penger og skylder oss dem",
    "The factoring company holds the customer's money and owes it to us",
  ),
  credit(
    "customer",
    "Kunden har betalt, og skylder så mye mindre",
    "The customer has paid, and owes that much less",
  ),
);

/** What stands between the two is paid out: D bank, K clearing. */
export const payout = lines(
  debit("bank", "net", "Utbetalingen er kommet inn på banken", "The payout has come into the bank"),
  credit(
    "clearing",
    "Factoringselskapet har gjort opp så mye av det som sto mellom oss",
    "The factoring company has settled that much of what stood between us",
  ),
);

/** D fee, K clearing. */
export const fee = lines(
  debit("fee", "all", "Factoringselskapets gebyr er en kostnad", "The factoring company's fee is a cost"),
  credit("clearing", "Gebyret trekkes i oppgjøret", "The fee is deducted from the settlement"),
);

/** D financing cost, K clearing. */
export const financingCost = lines(
  debit(
    "financing_cost",
    "all",
    "Prisen for finansieringen er en finanskostnad",
    "The price of the financing is a financial cost",
  ),
  credit("clearing", "Kostnaden trekkes i oppgjøret", "The cost is deducted from the settlement"),
);

/** The customer paid too late: D customer, K interest income. */
export const interestNote = lines(
  debit(
    "customer",
    "all",
    "Kunden skylder renten i tillegg til fakturaen, som står som før",
    "The customer owes the interest beside the invoice, which stands as before",
  ),
  credit("interest_income", "Forsinkelsesrenten er vår inntekt", "The late interest is our income"),
);

/** … and has paid the interest: D bank, K customer. */
export const interestPayment = lines(
  debit(
    "bank",
    "all",
    "Den betalte renten er sendt videre til banken vår",
    "The interest that was paid has been passed on to our bank",
  ),
  credit(
    "customer",
    "Kunden har betalt renten; fakturaen er urørt",
    "The customer has paid the interest; the invoice is untouched",
  ),
);

/** Recourse where the claim was financed: D clearing, K bank. */
export const takenBack = lines(
  debit("clearing", "all", "Forskuddet skyldes ikke lenger", "The advance is owed no longer"),
  credit(
    "bank",
    "Vi har betalt forskuddet tilbake; kundens post står åpen og er vår igjen",
    "We have paid the advance back; the customer's item is open and ours again",
  ),
);

/** Recourse where the claim was bought: it is opened again, and its price paid back. */
export const boughtBack = lines(
  debit(
    "customer",
    "all",
    "Kravet er kjøpt tilbake: kunden skylder oss igjen",
    "The claim is bought back: the customer owes us again",
  ),
  credit(
    "clearing",
    "Vi skylder factoringselskapet prisen for kravet",
    "We owe the factoring company the price of the claim",
  ),
  debit(
    "clearing",
    "all",
    "Prisen er betalt, og skyldes ikke lenger",
    "The price is paid, and owed no longer",
  ),
  credit("bank", "Tilbakekjøpet er betalt fra banken", "The buying back was paid from the bank"),
);

/** The claim is sold: D clearing, K customer. */
export const purchase = lines(
  debit(
    "clearing",
    "net",
    "Factoringselskapet skylder oss prisen for kravet",
    "The factoring company owes us the price of the claim",
  ),
  credit(
    "customer",
    "Kravet er solgt: kunden skylder ikke lenger oss",
    "The claim is sold: the customer no longer owes us",
  ),
);

/** D reserve, K clearing. */
export const reserveHeld = lines(
  debit(
    "reserve",
    "all",
    "Reserven er vår, men holdes tilbake til kunden har betalt",
    "The reserve is ours, but held back until the customer has paid",
  ),
  credit("clearing", "Så mye holdes utenfor oppgjøret", "That much is kept out of the settlement"),
);

/** D clearing, K reserve. */
export const reserveReleased = lines(
  debit(
    "clearing",
    "net",
    "Reserven er frigitt og skal gjøres opp",
    "The reserve is released and is to be settled",
  ),
  credit("reserve", "Så mye holdes ikke lenger tilbake", "That much is held back no longer"),
);

/** A small rest is waived: D rounding, K customer. */
export const roundedOff = lines(
  debit(
    "rounding",
    "all",
    "Øredifferansen er innenfor avtalt grense og føres som øreavrunding",
    "The difference in øre is within the agreed limit and is posted as rounding",
  ),
  credit(
    "customer",
    "Resten av fakturaen frafalles, og posten lukkes",
    "What remains of the invoice is waived, and the item is closed",
  ),
);

/** Why a fee that is held back from another event is posted. */
export const feeWhy = both(
  "Gebyret er holdt tilbake av beløpet, og er en kostnad",
  "The fee was held back from the amount, and is a cost",
);
/** Why VAT is split off a fee. */
export const vatWhy = both(
  "Merverdiavgiften på gebyret er fradragsberettiget",
  "The VAT on the fee is deductible",
);
/** Why paid interest stands on the clearing account. */
export const keptWhy = both(
  "Den betalte renten står igjen hos factoringselskapet, som skylder oss den",
  "The interest that was paid stays with the factoring company, which owes it to us",
);
/** The other way round: the customer has paid a little more than was owed. */
export const roundedUp = {
  customer: both(
    "Kunden har betalt litt for mye, og posten lukkes",
    "The customer has paid a little more, and the item is closed",
  ),
  rounding: both(
    "Øredifferansen er innenfor avtalt grense og føres som øreavrunding",
    "The difference in øre is within the agreed limit and is posted as rounding",
  ),
} as const;

/** The lines by which a small rest of an invoice is waived. */
export const roundedDown: readonly RuleLine[] = roundedOff.lines;
