import { expect, test } from "vitest";
import { helpTopicFor } from "./help-topics";

test.each([
  ["/fjordlys", "oversikt"],
  ["/fjordlys/invoices/019ab1c2", "sende-faktura"],
  ["/fjordlys/invoices/recurring/run", "gjentakende"],
  ["/fjordlys/factoring", "aktivering"],
  ["/fjordlys/factoring/data-quality", "datakvalitet"],
  ["/fjordlys/factoring/follow-up", "oppfolging"],
  ["/fjordlys/reports/open-items", "rapporter"],
  ["/fjordlys/reports/factoring", "tidligere-losning"],
  ["/fjordlys/settings", "oversikt"],
])("the help of %s is %s", (path, topic) => {
  expect(helpTopicFor(path)).toBe(topic);
});
