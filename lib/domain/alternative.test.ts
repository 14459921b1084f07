import { expect, test } from "vitest";
import { endAlternative } from "./alternative";

test("M30, edge 36: an alternative integration keeps its access while invoices are to be paid to it", () => {
  const end = (state: "active" | "winding_down" | "inactive", openInvoices: number, close = false) => {
    const decided = endAlternative({ state, openInvoices, close });
    return decided.ok ? decided.value : decided.error.code;
  };
  expect(end("active", 3)).toBe("winding_down");
  expect(end("active", 0)).toBe("inactive");
  expect(end("active", 3, true)).toBe("inactive");
  expect(end("winding_down", 3)).toBe("winding_down");
  expect(end("winding_down", 0)).toBe("inactive");
  expect(end("winding_down", 3, true)).toBe("inactive");
  expect(end("inactive", 0, true)).toBe("not_active");
});
