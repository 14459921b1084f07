"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTexts } from "@/lib/text/client";
import { Button } from "./button";

/** A secret or reference shown in full beside a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-md border border-rule bg-sunk px-2 py-1.5 text-sm break-all">
          {value}
        </code>
        <CopyButton text={value} label={label} />
      </div>
    </div>
  );
}

/** Copies `text`; `label` says of what, for those who do not see what stands beside it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }

  return (
    <>
      <Button size="small" onClick={copy} aria-label={`${t("common.copy")}: ${label}`}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {copied ? t("common.copied") : t("common.copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("common.copied") : ""}
      </span>
    </>
  );
}
