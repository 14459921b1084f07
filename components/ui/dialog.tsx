"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "@/lib/text/client";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { popupStyle, veilStyle } from "./popup-style";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, right aligned; the main one last. To submit a form in the dialog give it `form="its-id"`. */
  footer?: ReactNode;
  /** 28, 36 or 56 rem wide at most. */
  size?: "small" | "normal" | "large" | undefined;
};

const widths = { small: "max-w-md", normal: "max-w-xl", large: "max-w-4xl" } as const;

/** A modal dialog: keeps focus inside, closes on Escape, gives focus back to what opened it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "normal",
}: DialogProps) {
  const t = useTexts();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={veilStyle} />
        <Base.Popup className={classNames(popupStyle, widths[size])}>
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-0.5 text-ink-soft">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              aria-label={t("common.close")}
              className={classNames(buttonStyle({ variant: "quiet", size: "icon" }), "-mt-1 -mr-2")}
            >
              <X aria-hidden />
            </Base.Close>
          </header>
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 py-1 pb-4">{children}</div> : null}
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The row of buttons under a dialog. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 border-t border-rule bg-sunk px-5 py-3">
      {children}
    </footer>
  );
}
