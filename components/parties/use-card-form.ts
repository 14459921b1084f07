"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from "react-hook-form";
import type { ActionState } from "@/lib/contracts/action-state";

/** The action that saves a card; `version` is the one the user saw. */
export type SaveCard<Values, Saved> = (input: {
  version: number | null;
  card: Values;
}) => Promise<ActionState<Saved>>;

/** Why the card was not saved, as far as the whole form goes; each field has its own message. */
export type SaveFailure = { readonly code: string; readonly facts: object } | null;

type Options<Values extends FieldValues, Tab extends string, Saved> = {
  readonly version: number | null;
  /** The card as the server has it; a new version of it comes after each save. */
  readonly values: Values;
  readonly resolver: Resolver<Values>;
  /** Every field in the order it is read, with the tab that holds it. */
  readonly tabOf: Readonly<Record<keyof Values & string, Tab>>;
  readonly place: { readonly tab: Tab; readonly field: (keyof Values & string) | null };
  readonly save: SaveCard<Values, Saved>;
  readonly onSaved: (saved: Saved) => void;
};

/**
 * One form over all tabs of a card. A refusal puts its messages at the fields, opens the tab that holds the
 * first and moves focus there. When somebody else saved meanwhile, what the user typed stays and all else is
 * brought up to date, so that saving again overwrites nothing unseen.
 */
export function useCardForm<Values extends FieldValues, Tab extends string, Saved>(
  options: Options<Values, Tab, Saved>,
) {
  type Field = keyof Values & string;
  const { version, values, resolver, tabOf, place, save, onSaved } = options;
  const router = useRouter();
  const [tab, setTab] = useState<Tab>(place.tab);
  const [failure, setFailure] = useState<SaveFailure>(null);
  const [changedByOthers, setChangedByOthers] = useState<readonly Field[] | null>(null);
  const seen = useRef({ version, values });
  const conflicting = useRef(false);
  const form = useForm<Values>({
    defaultValues: values as DefaultValues<Values>,
    resolver,
    shouldFocusError: false,
  });
  const { setFocus, reset, setError } = form;

  const goTo = useCallback(
    (field: Field) => {
      // The panel must be shown before anything in it can take focus.
      flushSync(() => setTab(tabOf[field]));
      setFocus(field as Path<Values>);
    },
    [setFocus, tabOf],
  );

  // A link to a field ("?field=phone") is followed once the field is there.
  useEffect(() => {
    if (place.field) setFocus(place.field as Path<Values>);
  }, [place.field, setFocus]);

  useEffect(() => {
    if (seen.current.version === version) return;
    if (conflicting.current) setChangedByOthers(changedFields(seen.current.values, values));
    reset(values, { keepDirtyValues: conflicting.current });
    seen.current = { version, values };
    conflicting.current = false;
  }, [version, values, reset]);

  function goToFirst(told: readonly string[]) {
    const first = (Object.keys(tabOf) as Field[]).find((field) => told.includes(field));
    if (first) goTo(first);
  }

  function show(problems: readonly { field: string; code: string }[]) {
    const told = new Set<string>();
    for (const { field, code } of problems) {
      if (!told.has(field)) setError(field as Path<Values>, { type: code, message: code });
      told.add(field);
    }
    goToFirst([...told]);
  }

  const submit = form.handleSubmit(
    async (typed) => {
      const state = await save({ version: seen.current.version, card: typed as Values });
      setChangedByOthers(null);
      if (state.status === "done") {
        setFailure(null);
        onSaved(state.value);
      } else if (state.status === "invalid") {
        setFailure({ code: "validation_failed", facts: {} });
        const wrong = Object.entries(state.fieldErrors);
        show(wrong.map(([path, code]) => ({ field: path.replace("card.", ""), code })));
      } else if (state.status === "refused") {
        if (state.code === "version_conflict") {
          // The card is read again here and not by the action: what was typed must be under guard before it comes.
          conflicting.current = true;
          router.refresh();
        }
        setFailure({ code: state.code, facts: state.facts });
        show((state.facts as { problems?: readonly { field: string; code: string }[] }).problems ?? []);
      }
    },
    (errors) => {
      setFailure({ code: "validation_failed", facts: {} });
      goToFirst(Object.keys(errors));
    },
  );

  return { form, tab, setTab, goTo, submit, failure, setFailure, changedByOthers };
}

/** The fields in which two states of a card differ. */
function changedFields<Values extends FieldValues>(before: Values, after: Values): (keyof Values & string)[] {
  const fields = Object.keys(after) as (keyof Values & string)[];
  return fields.filter((field) => before[field] !== after[field]);
}
