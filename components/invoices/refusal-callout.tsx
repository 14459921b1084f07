"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { RefusalView } from "@/lib/contracts/invoice";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { customerLinks, problemsIn } from "./customer-links";

type RefusalCalloutProps = {
  title: string;
  refusal: RefusalView;
  company: string;
  customerNo: number;
  /** It answers something the user just did. */
  live?: boolean;
  /** Leads to the field of the exchange rate. */
  mendRate?: () => void;
};

const ofRate: readonly string[] = ["exchange_rate_missing", "exchange_rate_implausible"];

/** Why an invoice cannot be sent, in words, with a link to each field of the customer card that must be mended. */
export function RefusalCallout({ title, refusal, company, customerNo, live, mendRate }: RefusalCalloutProps) {
  const t = useTexts();
  const links = customerLinks(t, company, customerNo, problemsIn(refusal));
  return (
    <Callout
      tone={live ? "error" : "warning"}
      title={title}
      links={links}
      live={live}
      actions={
        mendRate && ofRate.includes(refusal.code) ? (
          <Button size="small" onClick={mendRate}>
            {t("currency.mendRate")}
          </Button>
        ) : null
      }
    >
      {refusalText(t, refusal)}
    </Callout>
  );
}
