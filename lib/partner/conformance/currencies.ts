import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { dayOf, heading, isPosted, post } from "./books";
import { accounts, type Check, expectRefusal, expectStatus, need, Skipped, type Walk } from "./walk";

const area = "Currencies";

/** A rate that makes kroner of a round number. */
const RATE = "11.5";

/** The currencies of the agreement; a Fordring from before there were any tells of none. */
function agreed(walk: Walk): readonly string[] {
  const connection: { currencies?: readonly string[] } = need(walk, "connection");
  const { currencies } = connection;
  if (!currencies) throw new Skipped("this Fordring tells of no currencies");
  return currencies;
}

type Line = { currency: string; currencyAmount: number; amount: number };

/** The currencies that the client has agreed with us. */
export const currencyChecks: readonly Check[] = [
  {
    area,
    name: "The agreement lists its currencies, Norwegian kroner among them",
    async run(walk) {
      const currencies = agreed(walk);
      expectThat("whether kroner are among them", currencies.includes("NOK"), true);
      return verbatim(currencies.join(", "));
    },
  },
  {
    area,
    name: "A voucher in a currency that is not listed is refused at its currency",
    async run(walk) {
      const currencies = agreed(walk);
      const currency = ["EUR", "USD", "GBP", "SEK", "DKK"].find((one) => !currencies.includes(one));
      if (!currency) throw new Skipped("every currency is agreed");
      const lines = [
        { account: accounts(walk).get("bank"), amount: 100 },
        { account: accounts(walk).get("clearing"), amount: -100 },
      ];
      const voucher = { ...heading(walk, "currency"), currency, exchangeRate: RATE, lines };
      const told = await post(walk, voucher);
      expectThat("whether it is in the books", await isPosted(walk, "currency"), false);
      const errors = [{ in: "body", pointer: "/currency", code: "currency_not_accepted" }];
      return expectRefusal(told, 422, "validation_failed", { errors });
    },
  },
  {
    area,
    name: "In a currency that is agreed each line says its kroner beside it, and the kroner add up",
    async run(walk) {
      const currency = agreed(walk).find((one) => one !== "NOK");
      if (!currency) throw new Skipped("the agreement is in kroner only");
      const json = {
        externalReference: `${walk.mark}-told-currency`,
        date: dayOf(walk),
        currency,
        exchangeRate: RATE,
        items: [{ kind: "payout", amount: 10_000 }],
      };
      const told = await walk.ask("POST", "/factoring/events?dryRun=true", { json });
      expectStatus(told, 200);
      const { lines } = told.body as { lines: Line[] };
      const sum = lines.reduce((total, { amount }) => total + amount, 0);
      expectThat("the lines' sum", sum, 0);
      const foreign = lines.filter((line) => line.currency === currency);
      expectThat("the lines in the currency", foreign, [{ currencyAmount: -10_000, amount: -115_000 }]);
      return words("{count} lines in {currency}", { count: foreign.length, currency });
    },
  },
];
