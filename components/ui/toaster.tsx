"use client";

import type { CSSProperties } from "react";
import { Toaster as Sonner } from "sonner";
import { useTexts } from "@/lib/text/client";

/** Where messages appear; mounted once, in the root layout. Say something with `toast.success(…)` from "sonner". */
export function Toaster() {
  const t = useTexts();
  return (
    <Sonner
      position="bottom-right"
      theme="system"
      containerAriaLabel={t("common.notifications")}
      style={
        {
          "--normal-bg": "var(--raised)",
          "--normal-text": "var(--ink)",
          "--normal-border": "var(--rule)",
          "--border-radius": "4px",
          fontFamily: "inherit",
        } as CSSProperties
      }
      toastOptions={{ closeButton: true, closeButtonAriaLabel: t("common.close") }}
    />
  );
}
