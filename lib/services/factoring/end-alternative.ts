import { sumAssignedOpen } from "@/db/queries/alternative";
import { findConnection } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { setAlternativeState, setAlternativeTemplate } from "@/db/writes/alternative";
import { revokeClientKeys } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { endAlternative } from "@/lib/domain/alternative";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { assigningTemplate, type TemplateRefusal } from "./alternative-template";

export type EndRefusal = { readonly code: "not_found" } | { readonly code: "not_active" };

/**
 * End an alternative integration (M30, edge 36). New invoices carry the usual template again at once. While invoices
 * that are to be paid to the partner are open it keeps its access, unless `close` takes that too.
 */
export function deactivateAlternative(
  scope: Scope,
  { connectionId, close }: { readonly connectionId: string; readonly close: boolean },
): Promise<Result<{ state: "winding_down" | "inactive" }, EndRefusal | TransactRefusal>> {
  return transact<{ state: "winding_down" | "inactive" }, EndRefusal>(
    scope,
    "factoring/deactivate-alternative",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_alternative") return refuse({ code: "not_found" });
      const { invoices: openInvoices } = await sumAssignedOpen(tx, connectionId);
      const decided = endAlternative({ state: connection.state, openInvoices, close });
      if (!decided.ok) return decided;

      const state = decided.value;
      if (state === connection.state) return ok({ state });
      await setAlternativeState(
        tx,
        connectionId,
        state,
        tx.actor.kind === "user" ? tx.actor.name : tx.actor.kind,
      );
      const type = state === "inactive" ? "connection.deactivated" : "connection.winding_down";
      await insertEvents(tx, [{ connectionId, type, subjectId: connectionId }]);
      if (state === "inactive") await revokeClientKeys(tx, connectionId);
      return ok({ state });
    },
  );
}

/** Let an active alternative integration's new invoices carry another template (edge 39). */
export function chooseAlternativeTemplate(
  scope: Scope,
  { connectionId, templateId }: { readonly connectionId: string; readonly templateId: string },
): Promise<Result<{ templateId: string }, EndRefusal | TemplateRefusal | TransactRefusal>> {
  return transact<{ templateId: string }, EndRefusal | TemplateRefusal>(
    scope,
    "factoring/choose-template",
    async (tx) => {
      const connection = await findConnection(tx, connectionId);
      if (connection?.kind !== "factoring_alternative") return refuse({ code: "not_found" });
      if (connection.state !== "active") return refuse({ code: "not_active" });
      const template = await assigningTemplate(tx, templateId);
      if (!template.ok) return template;

      await setAlternativeTemplate(tx, connectionId, templateId);
      return ok({ templateId });
    },
  );
}
