"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-button";
import { useTexts } from "@/lib/text/client";

/** What activation answers: how many customers changed, and the key that only this page ever holds. */
export type ActivatedFacts = {
  readonly integrationName: string;
  readonly customersChanged: number;
  readonly clientKey: string;
};

const ShowOnce = createContext<(activated: ActivatedFacts) => void>(() => undefined);

/** Hand over what was activated, to be shown above the page. */
export function useShowOnce(): (activated: ActivatedFacts) => void {
  return useContext(ShowOnce);
}

/**
 * Holds the client key above the page, where it outlives the form that made it: the page is read again when
 * the connection is active, and the key can never be read again. It stays until the user says it is kept.
 */
export function ShownOnce({ children }: { children: ReactNode }) {
  const [activated, setActivated] = useState<ActivatedFacts | null>(null);
  return (
    <ShowOnce value={setActivated}>
      {activated ? <NewKey activated={activated} onKept={() => setActivated(null)} /> : null}
      {children}
    </ShowOnce>
  );
}

function NewKey({ activated, onKept }: { activated: ActivatedFacts; onKept: () => void }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <section
      aria-labelledby="shown-once"
      className="mb-8 max-w-3xl border-l-3 border-positive bg-positive-wash px-4 py-3"
    >
      <h2 id="shown-once" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t("factoring.activated", { name: activated.integrationName })}
      </h2>
      <p>{t("factoring.activatedText", { count: activated.customersChanged })}</p>
      <p className="mt-3 mb-2 font-medium">{t("factoring.keysShownOnce")}</p>
      <CopyField label={t("factoring.clientKey")} value={activated.clientKey} />
      <p className="mt-2 mb-3">{t("factoring.applicationKeyText")}</p>
      <Button onClick={onKept}>{t("factoring.keyKept")}</Button>
    </section>
  );
}
