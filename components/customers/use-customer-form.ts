"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type FieldErrors, useForm } from "react-hook-form";
import type { ActionState } from "@/lib/contracts/action-state";
import { type CustomerValues, customerCard } from "@/lib/contracts/customer";
import type { CustomerField, CustomerProblem } from "@/lib/domain/customer";
import { type CardTab, firstField, tabOf } from "./card-places";
import { changedFields } from "./card-values";

/** The action that saves a card; `version` is the one the user saw. */
export type SaveCard = (input: {
  customerNo: number | null;
  version: number | null;
  card: CustomerValues;
}) => Promise<ActionState<{ customerNo: number }>>;

/** Why the card was not saved, as far as the whole form goes; each field has its own message. */
export type SaveFailure = { readonly code: string; readonly facts: object } | null;

type Options = {
  readonly customerNo: number | null;
  readonly version: number | null;
  /** The card as the server has it; a new version of it comes after each save. */
  readonly values: CustomerValues;
  readonly place: { readonly tab: CardTab; readonly field: CustomerField | null };
  readonly save: SaveCard;
  readonly onSaved: (customerNo: number) => void;
};

/**
 * One form over all tabs of the card. A refusal puts its messages at the fields, opens the tab that holds the
 * first and moves focus there. When somebody else saved meanwhile, what the user typed stays and all else is
 * brought up to date, so that saving again overwrites nothing unseen.
 */
export function useCustomerForm({ customerNo, version, values, place, save, onSaved }: Options) {
  const router = useRouter();
  const [tab, setTab] = useState<CardTab>(place.tab);
  const [failure, setFailure] = useState<SaveFailure>(null);
  const [changedByOthers, setChangedByOthers] = useState<readonly CustomerField[] | null>(null);
  const seen = useRef({ version, values });
  const conflicting = useRef(false);
  const form = useForm<CustomerValues>({
    defaultValues: values,
    resolver: zodResolver(customerCard, undefined, { raw: true }),
    shouldFocusError: false,
  });
  const { setFocus, reset, setError } = form;

  const goTo = useCallback(
    (field: CustomerField) => {
      // The panel must be shown before anything in it can take focus.
      flushSync(() => setTab(tabOf(field)));
      setFocus(field);
    },
    [setFocus],
  );

  // A link to a field ("?field=phone") is followed once the field is there.
  useEffect(() => {
    if (place.field) setFocus(place.field);
  }, [place.field, setFocus]);

  useEffect(() => {
    if (seen.current.version === version) return;
    if (conflicting.current) setChangedByOthers(changedFields(seen.current.values, values));
    reset(values, { keepDirtyValues: conflicting.current });
    seen.current = { version, values };
    conflicting.current = false;
  }, [version, values, reset]);

  function show(problems: readonly { field: string; code: string }[]) {
    const told = new Set<string>();
    for (const { field, code } of problems) {
      if (!told.has(field)) setError(field as CustomerField, { type: code, message: code });
      told.add(field);
    }
    const first = firstField([...told]);
    if (first) goTo(first);
  }

  const submit = form.handleSubmit(
    async (typed) => {
      const state = await save({ customerNo, version: seen.current.version, card: typed });
      setChangedByOthers(null);
      if (state.status === "done") {
        setFailure(null);
        onSaved(state.value.customerNo);
      } else if (state.status === "invalid") {
        setFailure({ code: "validation_failed", facts: {} });
        show(
          Object.entries(state.fieldErrors).map(([path, code]) => ({
            field: path.replace("card.", ""),
            code,
          })),
        );
      } else if (state.status === "refused") {
        if (state.code === "version_conflict") {
          // The card is read again here and not by the action: what was typed must be under guard before it comes.
          conflicting.current = true;
          router.refresh();
        }
        setFailure({ code: state.code, facts: state.facts });
        show((state.facts as { problems?: readonly CustomerProblem[] }).problems ?? []);
      }
    },
    (errors: FieldErrors<CustomerValues>) => {
      const first = firstField(Object.keys(errors));
      setFailure({ code: "validation_failed", facts: {} });
      if (first) goTo(first);
    },
  );

  return { form, tab, setTab, goTo, submit, failure, setFailure, changedByOthers };
}
