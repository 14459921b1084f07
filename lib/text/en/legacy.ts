import type { legacy as nb } from "../nb/legacy";
import type { SameKeys } from "../texts";

export const legacy: SameKeys<typeof nb> = {
  checklist: {
    title: "The old factoring solution is on",
    text: "An integration can be activated when the agreement with {bureau} has ended. That takes two steps:",
    transfer:
      "{count, plural, one {Transfer # invoice to {bureau}} other {Transfer # invoices to {bureau}}} (Reports → Factoring)",
    transferred: "All invoices are transferred (Reports → Factoring)",
    turnOff: "Turn off factoring at {bureau} (Settings → Old factoring solution)",
    done: "done",
  },
};
