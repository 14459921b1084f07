import { codeBlocks } from "../code-blocks";
import { expect, test } from "../fixtures";
import { deliver } from "./calls";

type Answer = { newBalances: { account: number; balance: number }[] };

/** The balances that the guide writes under its vouchers: "FIN −10 000, CUST 12 500" in kroner. */
function balancesOf(page: string): { fin: number; cust: number }[] {
  const ore = (kroner: string) => Number(kroner.replaceAll(" ", "").replace("−", "-")) * 100;
  return [...page.matchAll(/^FIN (−?[\d ]+), CUST (−?[\d ]+)$/gm)].map(([, fin = "", cust = ""]) => ({
    fin: ore(fin),
    cust: ore(cust),
  }));
}

test("the guide to postings: each voucher as it stands leaves the balances that stand under it (c3)", async ({
  company,
  partner,
  request,
}) => {
  const customerNo = await company.customer();
  const { number } = await deliver(company, customerNo);
  const page = await (await request.get("/docs/postings.md")).text();
  const vouchers = codeBlocks(page).filter(
    ({ language, code }) => language === "json" && code.includes('"lines"'),
  );
  const balances = balancesOf(page);
  expect(vouchers.length).toBe(5);
  expect(balances.length).toBe(vouchers.length);

  const standing = { fin: 0, cust: 1_250_000 };
  for (const [index, { code }] of vouchers.entries()) {
    const body = code.replaceAll("10042", String(number)).replaceAll("10023", String(customerNo));
    const answer = await partner.post("/factoring/vouchers", JSON.parse(body));
    expect(answer.status(), await answer.text()).toBe(201);
    for (const { account, balance } of ((await answer.json()) as Answer).newBalances) {
      if (account === 80_000) standing.fin = balance;
      if (account === customerNo) standing.cust = balance;
    }
    expect(standing).toEqual(balances[index]);
  }
});
