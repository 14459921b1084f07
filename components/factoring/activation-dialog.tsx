"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useTexts } from "@/lib/text/client";
import { ActivationChanges } from "./activation-changes";
import { UnderWay } from "./under-way";

type ActivationDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pending: boolean;
  onConfirm: () => void;
  name: string;
  customers: number;
  lacking: number;
};

/** The question before activation, with what will change; then that it is under way, and for how long. */
export function ActivationDialog(props: ActivationDialogProps) {
  const { open, onOpenChange, pending, onConfirm, name, customers, lacking } = props;
  const t = useTexts();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("factoring.confirmTitle", { name })}
      description={t("factoring.confirmText")}
      confirmLabel={t("factoring.activate")}
      onConfirm={onConfirm}
      pending={pending}
    >
      {pending ? (
        <UnderWay
          label={t("factoring.activating", { name })}
          detail={t("factoring.activatingDetail", { count: customers })}
          note={t("connections.activatingText")}
        />
      ) : (
        <ActivationChanges name={name} customers={customers} lacking={lacking} />
      )}
    </ConfirmDialog>
  );
}
