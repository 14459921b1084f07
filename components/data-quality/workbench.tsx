"use client";

import { type ReactNode, useState } from "react";
import { type LookUp, RegistryDialog } from "@/components/customers/registry-lookup";
import type { RegistryUnit } from "@/lib/domain/registry-unit";
import type { Cell } from "./grid-columns";
import { KeysHelp } from "./keys-help";
import { PasteDialog } from "./paste-dialog";
import { usePaste } from "./use-paste";
import { type MendRows, useWorkbench } from "./use-workbench";
import { WorkbenchCards } from "./workbench-cards";
import { WorkbenchGrid } from "./workbench-grid";
import { cellText, type Row, type WorkbenchCustomer } from "./workbench-state";

type WorkbenchProps = {
  companySlug: string;
  customers: readonly WorkbenchCustomer[];
  canEdit: boolean;
  start: Cell;
  mend: MendRows;
  /** What is shown when there was no row to begin with. */
  empty: ReactNode;
  /** Null when look-ups in Enhetsregisteret are off. */
  lookUp: LookUp | null;
};

/** «Datakvalitet»: a grid where there is room, a card for each customer where there is not; one set of rows beneath both. */
export function Workbench({ companySlug, customers, canEdit, start, mend, lookUp, empty }: WorkbenchProps) {
  const workbench = useWorkbench(customers, mend);
  const { paste, pasted } = usePaste(workbench, mend);
  const [lookedUp, setLookedUp] = useState<Row | null>(null);
  const shared = {
    workbench,
    companySlug,
    canEdit,
    onLookUp: lookUp && canEdit ? setLookedUp : undefined,
  };

  function fillIn(unit: RegistryUnit) {
    if (!lookedUp) return;
    const { name, orgNr, street, postalCode, city, phone, email } = unit;
    workbench.type(lookedUp.customerNo, {
      ...{ name, orgNr },
      ...(street ? { street } : {}),
      ...(postalCode ? { postalCode } : {}),
      ...(city ? { city } : {}),
      // What the customer has told us himself is better than what stands in a register.
      ...(phone && !cellText(lookedUp, "phone") ? { phone } : {}),
      ...(email && !cellText(lookedUp, "email") ? { email } : {}),
    });
    setLookedUp(null);
  }

  if (workbench.rows.length === 0) return empty;
  return (
    <>
      <WorkbenchGrid {...shared} start={start} onPasteBlock={paste} className="hidden md:block" />
      <WorkbenchCards {...shared} className="md:hidden" />
      <div className="hidden md:block">{canEdit ? <KeysHelp /> : null}</div>
      <p aria-live="polite" className="mt-2 min-h-5 text-sm text-ink-soft">
        {workbench.message}
      </p>
      {pasted ? <PasteDialog rows={workbench.rows} {...pasted} /> : null}
      {lookedUp && lookUp ? (
        <RegistryDialog
          query={cellText(lookedUp, "orgNr") || lookedUp.name}
          lookUp={lookUp}
          onChoose={fillIn}
          onClose={() => setLookedUp(null)}
        />
      ) : null}
    </>
  );
}
