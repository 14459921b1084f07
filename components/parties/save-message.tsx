"use client";

import { useFormContext } from "react-hook-form";
import { Callout } from "@/components/ui/callout";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { fieldWord } from "./field-words";
import type { SaveFailure } from "./use-card-form";

type SaveMessageProps = {
  failure: SaveFailure;
  /** After a conflict: what others changed; null until it is known. */
  changedByOthers: readonly string[] | null;
};

/** Why a card was not saved, above its fields; those that are wrong say so themselves. */
export function SaveMessage({ failure, changedByOthers }: SaveMessageProps) {
  const t = useTexts();
  const { formState } = useFormContext();
  const count = Object.keys(formState.errors).length;

  if (!failure) return null;
  if (failure.code === "version_conflict") {
    return (
      <MessageBox tone="warning" title={t("parties.conflictTitle")}>
        <p>{t("parties.conflictText")}</p>
        {changedByOthers ? (
          <p>
            {changedByOthers.length > 0
              ? t("parties.conflictFields", {
                  fields: changedByOthers.map((field) => fieldWord(t, field)).join(", "),
                })
              : t("parties.conflictNothing")}
          </p>
        ) : null}
      </MessageBox>
    );
  }
  if (failure.code === "validation_failed") {
    return count > 0 ? (
      <MessageBox tone="error" title={t("parties.saveFailedTitle")}>
        {t("parties.fieldsToMend", { count })}
      </MessageBox>
    ) : null;
  }
  return (
    <MessageBox tone="error" title={t("parties.saveFailedTitle")}>
      {refusalText(t, { ...failure.facts, code: failure.code })}
    </MessageBox>
  );
}

/** A message above the fields of a card, read aloud when it comes. */
export function MessageBox(props: Omit<Parameters<typeof Callout>[0], "live">) {
  return (
    <div className="mb-5 max-w-3xl">
      <Callout live {...props} />
    </div>
  );
}
