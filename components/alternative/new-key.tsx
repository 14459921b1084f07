"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-button";
import { useTexts } from "@/lib/text/client";

/** What taking an integration into use answers, with the key that only this page ever holds. */
export type NewKeyFacts = {
  readonly integrationName: string;
  readonly clientKey: string;
  readonly template: string;
};

const ShowKey = createContext<(facts: NewKeyFacts) => void>(() => undefined);

/** Hand over the new key, to be shown above the page. */
export function useShowKey(): (facts: NewKeyFacts) => void {
  return useContext(ShowKey);
}

/** Holds the key above the page, where it outlives the form that made it; it can never be read again. */
export function NewKeyPlace({ children }: { children: ReactNode }) {
  const [facts, setFacts] = useState<NewKeyFacts | null>(null);
  return (
    <ShowKey value={setFacts}>
      {facts ? <NewKey facts={facts} onKept={() => setFacts(null)} /> : null}
      {children}
    </ShowKey>
  );
}

function NewKey({ facts, onKept }: { facts: NewKeyFacts; onKept: () => void }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby="new-key"
      className="mb-8 max-w-3xl border-l-3 border-positive bg-positive-wash px-4 py-3"
    >
      <h2 id="new-key" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t("alternative.activated", { name: facts.integrationName })}
      </h2>
      <p>{t("alternative.activatedText", { template: facts.template })}</p>
      <p className="mt-3 mb-2">{t("alternative.keyNote")}</p>
      <CopyField label={t("factoring.clientKey")} value={facts.clientKey} />
      <Button onClick={onKept} className="mt-3">
        {t("factoring.keyKept")}
      </Button>
    </section>
  );
}
