import type { parties as nb } from "../nb/parties";
import type { SameKeys } from "../texts";

export const parties: SameKeys<typeof nb> = {
  history: {
    title: "History",
    at: "Time",
    by: "Done by",
    what: "Event",
    changes: "Changes",
    empty: "No changes yet",
    emptyText: "Every change of the card is shown here: who made it, when, and what was changed.",
    blank: "empty",
    becomes: "became",
    system: "System",
    verbs: {
      created: "Created",
      saved: "Changed",
      activated: "Factoring activated",
      deactivated: "Factoring ended",
      undone: "Activation undone",
      mended: "Mended in Data quality",
      imported: "Mended by import",
    },
  },
};
