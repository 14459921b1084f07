import { expect, test } from "./fixtures";

test("every test has its own person, signed in, and its own company with a partner", async ({
  page,
  person,
  company,
  partner,
}) => {
  const session = await page.request.get("/api/auth/get-session");
  expect(await session.json()).toMatchObject({ user: { email: person.email } });

  const customerNo = await company.customer();
  const sent = await company.send(await company.draft(customerNo));
  expect(sent).toMatchObject({ number: 10_001, id: expect.any(String) });
  expect(partner.token).toMatch(/^fat_/);
});
