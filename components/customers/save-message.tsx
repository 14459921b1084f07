"use client";

import { useFormContext } from "react-hook-form";
import { MessageBox, SaveMessage } from "@/components/parties/save-message";
import type { SaveFailure } from "@/components/parties/use-card-form";
import { Button } from "@/components/ui/button";
import { useTexts } from "@/lib/text/client";

type CustomerSaveMessageProps = {
  failure: SaveFailure;
  changedByOthers: readonly string[] | null;
  /** Clears the tick and leads to another method (edge 4). */
  onRemoveFactoring: () => void;
};

/** Why the customer was not saved, with the way out that the fields alone do not offer. */
export function CustomerSaveMessage({
  failure,
  changedByOthers,
  onRemoveFactoring,
}: CustomerSaveMessageProps) {
  const t = useTexts();
  const { formState } = useFormContext();
  const count = Object.keys(formState.errors).length;

  if (failure?.code !== "customer_data_incomplete") {
    return <SaveMessage failure={failure} changedByOthers={changedByOthers} />;
  }
  return (
    <MessageBox
      tone="error"
      title={t("customers.missingTitle")}
      actions={<Button onClick={onRemoveFactoring}>{t("customers.removeUseFactoring")}</Button>}
    >
      <p>{count > 0 ? t("parties.fieldsToMend", { count }) : t("customers.missingText")}</p>
      <p>{t("customers.removeUseFactoringText")}</p>
    </MessageBox>
  );
}
