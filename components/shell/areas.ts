import type { nb } from "@/lib/text/nb";

type AreaPage = {
  readonly key: keyof (typeof nb)["shell"]["areas"];
  /** Below `/[company]`. */
  readonly path: string;
};

/** The areas that hold several pages, and the pages in the order in which work goes. */
export const areas = {
  parties: [
    { key: "customers", path: "/customers" },
    { key: "suppliers", path: "/suppliers" },
    { key: "contacts", path: "/contacts" },
  ],
  factoring: [
    { key: "agreement", path: "/factoring" },
    { key: "followUp", path: "/factoring/follow-up" },
    { key: "dataQuality", path: "/factoring/data-quality" },
    { key: "directPayments", path: "/factoring/direct-payments" },
    { key: "reconciliations", path: "/factoring/reconciliations" },
  ],
} as const satisfies Record<string, readonly AreaPage[]>;

export type AreaName = keyof typeof areas;
