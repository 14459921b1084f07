"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { Menu, X } from "lucide-react";
import { useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { veilStyle } from "@/components/ui/popup-style";
import { useTexts } from "@/lib/text/client";
import { NavList } from "./nav-list";

/** The main navigation as a sheet from the left, on narrow screens. */
export function MobileNav({ basePath }: { basePath: string }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);

  return (
    <Base.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Base.Trigger
        aria-label={t("shell.openMenu")}
        className={buttonStyle({ variant: "quiet", size: "icon" })}
      >
        <Menu aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className={veilStyle} />
        <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[calc(100vw-3rem)] flex-col border-r border-rule bg-paper p-3 outline-none transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <div className="mb-2 flex items-center justify-between pl-2">
            <Base.Title className="font-semibold">{t("shell.mainNavigation")}</Base.Title>
            <Base.Close
              aria-label={t("common.close")}
              className={buttonStyle({ variant: "quiet", size: "icon" })}
            >
              <X aria-hidden />
            </Base.Close>
          </div>
          <nav aria-label={t("shell.mainNavigation")} className="flex-1">
            <NavList basePath={basePath} onNavigate={() => setOpen(false)} />
          </nav>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
