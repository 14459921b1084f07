import { expect, test } from "vitest";
import {
  decideForcedClose,
  decideUndo,
  decideWindDown,
  type Fate,
  fateOf,
  finalStatuses,
  isFinal,
} from "./connection";
import { allowedTransitions, type FactoringStatus, factoringStatuses } from "./factoring";

test.each<[FactoringStatus, boolean, Fate]>([
  ["preparing", false, "withdrawn_when_ready"],
  ["preparation_failed", false, "must_be_retried"],
  ["ready", false, "withdrawable"],
  ["ready", true, "stays"],
  ["fetched", false, "stays"],
  ["delivered", true, "stays"],
  ["disputed", true, "stays"],
  ["on_hold", true, "stays"],
  ["collection", true, "stays"],
])(
  "M6, edge 36: an invoice that is %s (downloaded: %s) when the agreement ends is %s",
  (status, downloaded, fate) => {
    expect(fateOf({ kind: "invoice", status, downloaded })).toBe(fate);
    expect(fateOf({ kind: "credit_note", status, downloaded })).toBe("stays");
  },
);

test("M6: what is final leads nowhere, but for a payment that is reversed", () => {
  expect(factoringStatuses.filter(isFinal)).toEqual([...finalStatuses]);
  expect(finalStatuses.flatMap((status) => allowedTransitions[status])).toEqual(["delivered"]);
});

test("M4: an activation is undone while active, and before the first invoice is sent", () => {
  expect(decideUndo("active", 0)).toEqual({ ok: true, value: "inactive" });
  expect(decideUndo("active", 3)).toEqual({
    ok: false,
    error: { code: "invoices_already_factored", invoices: 3 },
  });
  expect(decideUndo("winding_down", 0)).toMatchObject({ error: { code: "connection_not_active" } });
});

test("M6, edge 36: only an active agreement winds down, and one in flight is closed only with a reason", () => {
  expect(decideWindDown("active").ok).toBe(true);
  expect(decideWindDown("winding_down")).toMatchObject({ error: { code: "connection_not_active" } });
  expect(decideForcedClose("winding_down", "Flyttet til ny avtale").ok).toBe(true);
  expect(decideForcedClose("winding_down", "  ")).toMatchObject({ error: { code: "reason_required" } });
  expect(decideForcedClose("active", "x")).toMatchObject({ error: { code: "connection_not_winding_down" } });
});
