"use client";

import { useTexts } from "@/lib/text/client";

/** JSON behind «Vis innhold»; `name` tells one from another to those who do not see the row. */
export function Payload({ text, name }: { text: string; name: string }) {
  const t = useTexts();
  return (
    <details>
      <summary aria-label={name} className="link cursor-pointer py-0.5">
        {t("desk.showPayload")}
      </summary>
      <pre className="my-1 rounded-md border border-rule bg-sunk p-2 text-sm">{text}</pre>
    </details>
  );
}
