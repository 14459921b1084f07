"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * The fields and buttons of a form that needs its script. They are closed until the script has come: what is
 * typed before would be lost, and a button would post the form the plain way. They look open from the start.
 */
export function Fieldset({
  disabled = false,
  children,
}: {
  disabled?: boolean | undefined;
  children: ReactNode;
}) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset
      disabled={disabled || !ready}
      className={
        disabled || ready ? "contents" : "contents [&_:disabled]:bg-raised! [&_:disabled]:opacity-100!"
      }
    >
      {children}
    </fieldset>
  );
}
