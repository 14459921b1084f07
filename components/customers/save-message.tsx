"use client";

import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { CustomerValues } from "@/lib/contracts/customer";
import type { CustomerField } from "@/lib/domain/customer";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { fieldName } from "./field-names";
import type { SaveFailure } from "./use-customer-form";

type SaveMessageProps = {
  failure: SaveFailure;
  /** After a conflict: what others changed; null until it is known. */
  changedByOthers: readonly CustomerField[] | null;
  /** Clears the tick and leads to another method (edge 4). */
  onRemoveFactoring: () => void;
};

/** Why the card was not saved, above the tabs, with the way out that the fields alone do not offer. */
export function SaveMessage({ failure, changedByOthers, onRemoveFactoring }: SaveMessageProps) {
  const t = useTexts();
  const { formState } = useFormContext<CustomerValues>();
  const count = Object.keys(formState.errors).length;

  if (!failure) return null;
  if (failure.code === "version_conflict") {
    return (
      <Message tone="warning" title={t("customers.conflictTitle")}>
        <p>{t("customers.conflictText")}</p>
        {changedByOthers ? (
          <p>
            {changedByOthers.length > 0
              ? t("customers.conflictFields", {
                  fields: changedByOthers.map((field) => fieldName(t, field)).join(", "),
                })
              : t("customers.conflictNothing")}
          </p>
        ) : null}
      </Message>
    );
  }
  if (failure.code === "customer_data_incomplete") {
    return (
      <Message
        tone="error"
        title={t("customers.missingTitle")}
        actions={<Button onClick={onRemoveFactoring}>{t("customers.removeUseFactoring")}</Button>}
      >
        <p>{count > 0 ? t("customers.fieldsToMend", { count }) : t("customers.missingText")}</p>
        <p>{t("customers.removeUseFactoringText")}</p>
      </Message>
    );
  }
  if (failure.code === "validation_failed") {
    return count > 0 ? (
      <Message tone="error" title={t("customers.saveFailedTitle")}>
        {t("customers.fieldsToMend", { count })}
      </Message>
    ) : null;
  }
  return (
    <Message tone="error" title={t("customers.saveFailedTitle")}>
      {refusalText(t, { ...failure.facts, code: failure.code })}
    </Message>
  );
}

function Message(props: Omit<Parameters<typeof Callout>[0], "live">) {
  return (
    <div className="mb-5 max-w-3xl">
      <Callout live {...props} />
    </div>
  );
}
