import { expectThat } from "../stage";
import { verbatim } from "../words";
import { heading, isPosted, post } from "./books";
import { accounts, type Check, need, Skipped } from "./walk";

const area = "Currencies";

/** What of the agreement is told once it knows currencies. */
function listed(connection: object): readonly string[] {
  const { currencies } = connection as { currencies?: readonly string[] };
  if (!currencies) throw new Skipped("this Fordring tells of no currencies");
  return currencies;
}

/** The currencies that the client has agreed with us. */
export const currencyChecks: readonly Check[] = [
  {
    area,
    name: "The agreement lists its currencies, Norwegian kroner first among them",
    async run(walk) {
      const currencies = listed(need(walk, "connection"));
      expectThat("whether kroner are among them", currencies.includes("NOK"), true);
      return verbatim(currencies.join(", "));
    },
  },
  {
    area,
    name: "A voucher in a currency that is not listed is refused at its currency",
    async run(walk) {
      const currencies = listed(need(walk, "connection"));
      const currency = ["EUR", "USD", "GBP", "SEK", "CHF"].find((one) => !currencies.includes(one));
      if (!currency) throw new Skipped("every currency is agreed");
      const bank = accounts(walk).get("bank");
      const clearing = accounts(walk).get("clearing");
      const lines = [
        { account: bank, amount: 100 },
        { account: clearing, amount: -100 },
      ];
      const told = await post(walk, { ...heading(walk, "currency"), currency, lines });
      expectThat("whether it is refused", told.status === 422, true);
      expectThat("whether it is in the books", await isPosted(walk, "currency"), false);
      return verbatim(`422, ${currency}`);
    },
  },
];
