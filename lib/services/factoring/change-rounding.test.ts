import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { delivered, newAgreement, statusOf } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postFactoringEvents } from "../vouchers/post-events";
import { changeRounding } from "./change-rounding";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

test("M28, edge 31: an administrator lets the partner round off, and a rest within that closes the invoice on 7740", async () => {
  const at = await newAgreement(pool);
  const { connectionId } = at.active;
  const [one, two] = [await delivered(at), await delivered(at)];
  const pay = (reference: string, id: string) =>
    expectOk(
      postFactoringEvents(at.partner, {
        dryRun: false,
        externalReference: reference,
        date: isoDate("2026-03-16"),
        items: [{ kind: "payment", factoringInvoiceId: id, amount: ore(1_249_980n), through: "bank" }],
      }),
    );
  await pay("exact", one.id);
  expect(await statusOf(at, one.invoiceId)).toBe("delivered");

  const bookkeeper = { kind: "user", userId: "b", name: "B", role: "bookkeeper" } as const;
  const asked = { connectionId, toleranceOre: 20 };
  expect(await changeRounding({ ...at.company, actor: bookkeeper }, asked)).toMatchObject({
    error: { code: "forbidden" },
  });
  await expectOk(changeRounding(at.company, asked));
  const { lines } = await pay("rounded", two.id);
  expect(lines.slice(2).map(({ accountNo, amount, eventKind }) => [accountNo, amount, eventKind])).toEqual([
    [7740, 20n, "rounding"],
    [1500, -20n, "rounding"],
  ]);
  expect(lines[2]?.why.nb).toContain("øreavrunding");
  expect(await statusOf(at, two.invoiceId)).toBe("completed");
});
