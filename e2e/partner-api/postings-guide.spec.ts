import { codeBlocks } from "../code-blocks";
import { expect, test } from "../fixtures";
import { deliver } from "./calls";
import { CLEARING } from "./posting-calls";

type Answer = { newBalances: { account: number; balance: number }[] };

/** The balances that the guide writes under its vouchers: "FIN −10 000, CUST 12 500" in kroner. */
function balancesOf(page: string): { fin: number; cust: number }[] {
  const ore = (kroner: string) => Number(kroner.replaceAll(" ", "").replace("−", "-")) * 100;
  return [...page.matchAll(/^FIN (−?[\d ]+), CUST (−?[\d ]+)$/gm)].map(([, fin = "", cust = ""]) => ({
    fin: ore(fin),
    cust: ore(cust),
  }));
}

const ways = [
  { way: "voucher", path: "/factoring/vouchers", mark: '"lines"' },
  { way: "event", path: "/factoring/events", mark: '"items"' },
];

for (const { way, path, mark } of ways) {
  test(`the guide to postings: each ${way} as it stands leaves the balances that stand under it (c3)`, async ({
    company,
    partner,
    request,
  }) => {
    const customerNo = await company.customer();
    const { number, id } = await deliver(company, customerNo);
    const page = await (await request.get("/docs/postings.md")).text();
    const bodies = codeBlocks(page).filter(
      ({ language, code }) => language === "json" && code.includes(mark),
    );
    const balances = balancesOf(page);
    expect(bodies.length).toBe(5);
    expect(balances.length).toBe(bodies.length);

    const standing = { fin: 0, cust: 1_250_000 };
    for (const [index, { code }] of bodies.entries()) {
      const body = code
        .replaceAll("10042", String(number))
        .replaceAll("10023", String(customerNo))
        .replaceAll("019ab1c2-7d00-7a11-8c22-000000000001", id);
      const answer = await partner.post(path, JSON.parse(body));
      expect(answer.status(), await answer.text()).toBe(201);
      for (const { account, balance } of ((await answer.json()) as Answer).newBalances) {
        if (account === CLEARING) standing.fin = balance;
        if (account === customerNo) standing.cust = balance;
      }
      expect(standing).toEqual(balances[index]);
    }
  });
}
