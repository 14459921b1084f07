import { expect, test } from "vitest";
import type { Behaviour } from "./behaviour-list";
import { behaviourPage, behavioursIn, unproven } from "./behaviour-page";

const exemption: Behaviour = { id: "M5", name: "Exemption", promise: "Out.", where: "/x", status: "done" };
const later: Behaviour = { ...exemption, id: "M40", status: "later" };

test.each([
  ["M8, M9, M11: all fields", ["M8", "M9", "M11"]],
  ["listEvents 200: M26–M29: the fixture", ["M26", "M27", "M28", "M29"]],
  ["M29b, edge 33: paid here", ["M29b"]],
  ["M14 to M16: sent", ["M14", "M15", "M16"]],
  ["MOD11 of 974760673, and EM5", []],
])("a title names its behaviours: %s", (title, named) => {
  expect(behavioursIn(title)).toEqual(named);
});

test("what is marked as done and has no passing test is told, and nothing else", () => {
  expect(unproven([exemption, later], [])).toEqual(["M5"]);
  expect(unproven([exemption, later], [{ file: "a.test.ts", title: "M5: out" }])).toEqual([]);
});

test("the page lists each behaviour's tests by file, in an order that does not depend on the run", () => {
  const tests = [
    { file: "b.test.ts", title: "M5: two" },
    { file: "a.test.ts", title: "M5: one" },
    { file: "b.test.ts", title: "M5: and M40" },
  ];
  const page = behaviourPage([exemption, later], tests);
  expect(page).toBe(behaviourPage([exemption, later], [...tests].reverse()));
  expect(page).toContain("| [M5](#m5) | Exemption | /x | Done | 3 |");
  expect(page).toContain("- `a.test.ts`\n  - M5: one\n- `b.test.ts`\n  - M5: and M40\n  - M5: two\n");
});
