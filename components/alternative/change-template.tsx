"use client";

import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The action that gives new invoices another template. */
export type ChooseTemplate = (input: {
  connectionId: string;
  templateId: string;
}) => Promise<ActionState<{ templateId: string }>>;

type ChangeTemplateProps = {
  connectionId: string;
  templateId: string;
  templates: readonly { readonly id: string; readonly name: string }[];
  choose: ChooseTemplate;
};

/** «Bytt mal»: new invoices carry another template for the integration; sent ones keep theirs. */
export function ChangeTemplate({ connectionId, templateId, templates, choose }: ChangeTemplateProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState(templateId);
  const [refused, setRefused] = useState<string | undefined>();
  const [pending, start] = useTransition();

  function run() {
    start(async () => {
      const state = await choose({ connectionId, templateId: chosen });
      if (state.status === "done") toast.success(t("alternative.templateChanged"));
      else if (state.status === "refused") setRefused(refusalText(t, { ...state.facts, code: state.code }));
    });
  }

  return (
    <div className="flex max-w-xl flex-wrap items-end gap-3">
      <Field label={t("alternative.chooseTemplate")} error={refused} className="min-w-64 flex-1">
        <Select
          value={chosen}
          onChange={(event) => {
            setChosen(event.target.value);
            setRefused(undefined);
          }}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Button onClick={run} pending={pending} disabled={chosen === templateId}>
        {t("alternative.changeTemplate")}
      </Button>
    </div>
  );
}
