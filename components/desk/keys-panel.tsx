"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyField } from "@/components/ui/copy-button";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { type ClientKeyRow, KeyTable } from "./key-table";
import { RevokeKey } from "./revoke-key";

/** What making a key answers; the key itself is never read again. */
export type NewKey = { readonly keyId: string; readonly hint: string; readonly clientKey: string };

type KeysPanelProps = {
  /** The integration, as the company calls it. */
  name: string;
  keys: readonly ClientKeyRow[];
  /** What tokens of the keys may do. */
  scopes: readonly string[];
  /** Server actions, for an administrator of an agreement that is not over. */
  create?: (() => Promise<ActionState<NewKey>>) | undefined;
  revoke?: ((keyId: string) => Promise<ActionState<{ liveKeys: number }>>) | undefined;
};

/** «Nøkler»: those there are, a new one shown once, and the end of an old one (domain.md c4). */
export function KeysPanel({ name, keys, scopes, create, revoke }: KeysPanelProps) {
  const t = useTexts();
  const [shown, setShown] = useState<NewKey | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const live = keys.filter(({ revokedAt }) => revokedAt === null).length;

  function make() {
    if (!create) return;
    start(async () => {
      setRefusal(null);
      const state = await create();
      if (state.status === "done") setShown(state.value);
      else if (state.status === "refused") setRefusal(refusalText(t, { ...state.facts, code: state.code }));
    });
  }

  return (
    <div className="flex max-w-3xl flex-col gap-3">
      {shown ? <ShownKey name={name} clientKey={shown.clientKey} onKept={() => setShown(null)} /> : null}
      <KeyTable
        keys={keys}
        action={
          revoke
            ? (key) => (
                <RevokeKey
                  name={name}
                  hint={key.hint}
                  isLast={live === 1}
                  run={() => revoke(key.id)}
                  onDone={(shownName) => toast.success(t("desk.revoked", { key: shownName }))}
                />
              )
            : undefined
        }
      />
      <div>
        <h3 id="key-scopes" className="text-sm text-ink-soft">
          {t("desk.scopes")}
        </h3>
        {scopes.length > 0 ? (
          <ul aria-labelledby="key-scopes" className="flex flex-wrap gap-x-4">
            {scopes.map((scope) => (
              <li key={scope}>
                <code className="text-sm">{scope}</code>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("desk.scopesNone")}</p>
        )}
      </div>
      {refusal ? (
        <Callout tone="error" live>
          {refusal}
        </Callout>
      ) : null}
      {create ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={make} pending={pending} disabled={live >= 2}>
            {t("desk.newKey")}
          </Button>
          {live >= 2 ? <p className="text-sm text-ink-soft">{t("desk.twoKeys")}</p> : null}
        </div>
      ) : (
        <p className="text-sm text-ink-soft">{t("desk.keysAdminOnly")}</p>
      )}
    </div>
  );
}

function ShownKey({ name, clientKey, onKept }: { name: string; clientKey: string; onKept: () => void }) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <section aria-labelledby="shown-key" className="border-l-3 border-positive bg-positive-wash px-4 py-3">
      <h3 id="shown-key" ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {t("desk.newKeyTitle", { name })}
      </h3>
      <p className="mb-2">{t("desk.keyShownOnce")}</p>
      <CopyField label={t("factoring.clientKey")} value={clientKey} />
      <Button onClick={onKept} className="mt-3">
        {t("factoring.keyKept")}
      </Button>
    </section>
  );
}
