"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import type { CustomerValues } from "@/lib/contracts/customer";
import { useTexts } from "@/lib/text/client";
import { CardField, useFieldMessage } from "./card-field";
import { ExemptNote, type OpenFactored } from "./exempt-note";

type SalesTabProps = {
  /** The active integration's name; null when the company has none. */
  integrationName: string | null;
  openFactored: OpenFactored | null;
  factoringHref: string;
  /** Leads to the other method that clearing the tick demands (M5). */
  onChooseMethod: () => void;
  /** What the factoring company will finance of the customer; nothing on a new card. */
  creditLimit?: ReactNode;
};

/** «Salg»: «Bruk Factoring» and the payment terms. */
export function SalesTab(props: SalesTabProps) {
  const { integrationName, openFactored, factoringHref, onChooseMethod, creditLimit } = props;
  const t = useTexts();
  const { control, register, setValue, formState } = useFormContext<CustomerValues>();
  const [useFactoring, deliveryMethod] = useWatch({ control, name: ["useFactoring", "deliveryMethod"] });
  const tick = register("useFactoring", {
    // M5: setting the tick sets the method back to the integration's. Clearing it leaves the choice open.
    onChange: (event) => {
      if (event.target.checked) setValue("deliveryMethod", "factoring", { shouldDirty: true });
    },
  });
  const undecided = !useFactoring && deliveryMethod === "factoring";
  const cleared = !useFactoring && formState.defaultValues?.useFactoring === true;

  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <div className="flex flex-col gap-2">
        <Checkbox
          label={t("customers.useFactoring")}
          hint={
            integrationName
              ? t("customers.useFactoringHint", { name: integrationName })
              : t("customers.noIntegration")
          }
          error={useFieldMessage("useFactoring")}
          disabled={integrationName === null && !useFactoring}
          defaultChecked={formState.defaultValues?.useFactoring}
          {...tick}
        />
        {integrationName === null ? (
          <Link href={factoringHref} className="link self-start pl-6 text-sm">
            {t("customers.activateFactoring")}
          </Link>
        ) : null}
        {undecided ? (
          <Callout
            tone="warning"
            live
            actions={
              <Button size="small" onClick={onChooseMethod}>
                {t("customers.chooseMethod")}
              </Button>
            }
          >
            {t("customers.methodNeeded")}
          </Callout>
        ) : null}
        <ExemptNote integrationName={integrationName} openFactored={openFactored} />
        {cleared && !undecided ? (
          <p className="pl-6 text-sm text-ink-soft">{t("customers.exemptHint")}</p>
        ) : null}
      </div>
      <CardField
        name="paymentTermsDays"
        label={t("customers.paymentTermsDays")}
        inputMode="numeric"
        maxLength={3}
        className="w-24 text-right tabular-nums"
      />
      {creditLimit}
    </div>
  );
}
