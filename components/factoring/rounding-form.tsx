"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import { type ChangeRoundingValues, changeRoundingInput } from "@/lib/contracts/connection";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type RoundingFormProps = {
  connectionId: string;
  /** In whole øre. */
  toleranceOre: number;
  change: (input: ChangeRoundingValues) => Promise<ActionState<{ readonly toleranceOre: number }>>;
};

/** How many øre of an invoice the partner may round off when it is paid (edge 31). */
export function RoundingForm({ connectionId, toleranceOre, change }: RoundingFormProps) {
  const t = useTexts();
  const [typed, setTyped] = useState(String(toleranceOre));
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function save() {
    const input = { connectionId, toleranceOre: /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : -1 };
    if (!changeRoundingInput.safeParse(input).success) {
      setError(t("postings.roundingInvalid"));
      return;
    }
    setError(null);
    setPending(true);
    const state = await change(input);
    setPending(false);
    if (state.status === "done")
      toast.success(t("postings.roundingSaved", { ore: state.value.toleranceOre }));
    else
      setError(
        state.status === "refused"
          ? refusalText(t, { ...state.facts, code: state.code })
          : t("postings.roundingInvalid"),
      );
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Fieldset>
        <div className="flex max-w-sm flex-col items-start gap-3">
          <Field label={t("postings.rounding")} hint={t("postings.roundingHint")} error={error}>
            <TextInput
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="w-24 text-right tabular-nums"
            />
          </Field>
          <Button type="submit" pending={pending}>
            {t("postings.roundingSave")}
          </Button>
        </div>
      </Fieldset>
    </form>
  );
}
