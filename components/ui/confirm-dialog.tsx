"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { useTexts } from "@/lib/text/client";
import { Button } from "./button";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { DialogFooter } from "./dialog";
import { popupStyle, veilStyle } from "./popup-style";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, in a sentence with numbers: it is the question. */
  description: ReactNode;
  /** The act itself: "Aktiver", "Slett utkast"; never "OK". */
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean | undefined;
  pending?: boolean | undefined;
  children?: ReactNode;
};

/** Asks before something that cannot be undone. Does not close on a click outside; the caller closes it when done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description, confirmLabel, onConfirm, danger, pending, children } =
    props;
  const t = useTexts();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={veilStyle} />
        <Base.Popup className={classNames(popupStyle, "max-w-md")}>
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Description className="mt-1 text-ink-soft">{description}</Base.Description>
            {children ? <div className="mt-3">{children}</div> : null}
          </div>
          <DialogFooter>
            <Base.Close className={buttonStyle({ variant: "secondary" })}>{t("common.cancel")}</Base.Close>
            <Button variant={danger ? "danger" : "primary"} pending={pending ?? false} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
