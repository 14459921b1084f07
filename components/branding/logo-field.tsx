"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { LogoChange } from "@/lib/contracts/branding";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** More is refused on the way in already, so that a photograph is not sent up for nothing. */
const maxBytes = 500_000;

type LogoFieldProps = {
  /** Where the stored logo is shown; null when there is none. */
  storedHref: string | null;
  logo: LogoChange;
  onChange: (logo: LogoChange) => void;
  /** The code of what was wrong with the one that was sent. */
  error: string | null;
  onError: (code: string | null) => void;
};

/** The logo: the one that is stored, a new one, or none. */
export function LogoField({ storedHref, logo, onChange, error, onError }: LogoFieldProps) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const chosenHref = useChosenHref(logo);
  const shown = logo.change === "replace" ? chosenHref : logo.change === "keep" ? storedHref : null;

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    onError(null);
    if (!file) return onChange({ change: "keep" });
    if (file.size > maxBytes) return onError("logo_too_large");
    onChange({ change: "replace", filename: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  function remove() {
    if (input.current) input.current.value = "";
    onError(null);
    onChange(storedHref ? { change: "remove" } : { change: "keep" });
  }

  return (
    <div className="flex flex-col items-start gap-2 [&>:first-child]:w-full">
      <Field
        label={t("branding.logo")}
        hint={t("branding.logoHint")}
        error={error ? refusalText(t, { code: error }) : undefined}
      >
        <TextInput ref={input} type="file" accept="image/png,image/jpeg" onChange={choose} className="py-1" />
      </Field>
      {shown ? (
        <div className="flex items-center gap-3">
          {/* biome-ignore lint/performance/noImgElement: a stored document is shown as it is, not resized by Next. */}
          <img
            src={shown}
            alt={t("branding.logoNow")}
            className="max-h-16 max-w-48 border border-rule bg-white"
          />
          <Button size="small" onClick={remove}>
            {t("branding.removeLogo")}
          </Button>
        </div>
      ) : null}
      {logo.change === "remove" ? <p className="text-sm text-ink-soft">{t("branding.logoRemoved")}</p> : null}
    </div>
  );
}

/** An address of the chosen file, for as long as it is chosen. */
function useChosenHref(logo: LogoChange): string | null {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    if (logo.change !== "replace") return setHref(null);
    const url = URL.createObjectURL(new Blob([logo.bytes.slice()]));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [logo]);
  return href;
}
