"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import type { RegistryUnit } from "@/lib/domain/registry-unit";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** The action that asks Enhetsregisteret by organisation number or name. */
export type LookUp = (input: { query: string }) => Promise<ActionState<{ units: readonly RegistryUnit[] }>>;

type RegistryLookupProps = {
  /** What to begin with: the number or name that stands on the card, asked for when the dialog opens. */
  query: () => string;
  lookUp: LookUp;
  onChoose: (unit: RegistryUnit) => void;
};

/** «Hent fra Enhetsregisteret»: a button that opens the look-up. */
export function RegistryLookup({ query, lookUp, onChoose }: RegistryLookupProps) {
  const t = useTexts();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <Button size="small" onClick={() => setAsked(query())}>
        {t("dataQuality.registry.open")}
      </Button>
      {asked === null ? null : (
        <RegistryDialog
          query={asked}
          lookUp={lookUp}
          onChoose={(unit) => {
            onChoose(unit);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

type RegistryDialogProps = Omit<RegistryLookupProps, "query"> & { query: string; onClose: () => void };

/**
 * Units of Enhetsregisteret to choose from. A registry that does not answer is told of in place, and the dialog is closed
 * to go on by hand.
 */
export function RegistryDialog({ query, lookUp, onChoose, onClose }: RegistryDialogProps) {
  const t = useTexts();
  const [units, setUnits] = useState<readonly RegistryUnit[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);

  async function search(text: string) {
    if (text.trim().length < 2) return setTrouble("required");
    turn.current += 1;
    const asked = turn.current;
    setPending(true);
    const state = await lookUp({ query: text }).catch(() => null);
    // The answer to an earlier question may come last.
    if (asked !== turn.current) return;
    setPending(false);
    setUnits(state?.status === "done" ? state.value.units : null);
    if (state?.status === "done") setTrouble(null);
    else setTrouble(state?.status === "refused" ? state.code : "registry_unavailable");
  }

  // What stands on the card is looked up as the dialog opens.
  const first = useRef(search);
  useEffect(() => {
    if (query.trim().length >= 2) void first.current(query);
  }, [query]);

  function submit(event: FormEvent) {
    event.preventDefault();
    // The dialog may stand within another form in the tree of components.
    event.stopPropagation();
    void search(input.current?.value ?? "");
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("dataQuality.registry.title")}
    >
      <form onSubmit={submit} noValidate className="mb-3 flex items-end gap-2">
        <Field label={t("dataQuality.registry.query")} className="flex-1">
          <TextInput ref={input} defaultValue={query} maxLength={200} />
        </Field>
        <Button type="submit" pending={pending}>
          {t("dataQuality.registry.search")}
        </Button>
      </form>
      {trouble ? (
        <Callout tone="warning" live>
          {refusalText(t, { code: trouble })}
        </Callout>
      ) : null}
      {units ? (
        <ul aria-label={t("dataQuality.registry.results")} className="border-t border-rule">
          {units.map((unit) => (
            <li key={unit.orgNr} className="flex items-start gap-3 border-b border-rule py-2">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{unit.name}</p>
                <p className="text-sm text-ink-soft tabular-nums">
                  {[
                    unit.form,
                    unit.orgNr,
                    unit.street,
                    [unit.postalCode, unit.city].filter(Boolean).join(" "),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {unit.deleted ? (
                  <p className="text-sm text-negative">{t("dataQuality.registry.deleted")}</p>
                ) : null}
              </div>
              <Button
                size="small"
                aria-label={t("dataQuality.registry.chooseNamed", { name: unit.name })}
                onClick={() => onChoose(unit)}
              >
                {t("dataQuality.registry.choose")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}
