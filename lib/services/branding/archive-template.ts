import { findTemplate } from "@/db/queries/branding";
import { findActiveAlternative } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { setTemplateArchived, takeTemplateFromCustomers } from "@/db/writes/branding";
import { insertCardChanges } from "@/db/writes/card-changes";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

export type ArchiveRefusal =
  | { readonly code: "not_found" }
  /** Edge 39: an active alternative integration must have its template. */
  | { readonly code: "template_in_use"; readonly name: string };

/**
 * Put a template away, or bring it back. Customers that named it get the usual one in the same transaction; sent
 * invoices keep what they carried. Answers how many customers changed.
 */
export function archiveTemplate(
  scope: Scope,
  { templateId, archived }: { readonly templateId: string; readonly archived: boolean },
): Promise<Result<{ customersChanged: number }, ArchiveRefusal | TransactRefusal>> {
  return transact<{ customersChanged: number }, ArchiveRefusal>(
    scope,
    "branding/archive-template",
    async (tx) => {
      const template = await findTemplate(tx, templateId);
      if (!template) return refuse({ code: "not_found" });
      const alternative = await findActiveAlternative(tx);
      if (archived && alternative?.brandingTemplateId === templateId) {
        return refuse({ code: "template_in_use", name: alternative.name });
      }
      if ((template.archivedAt !== null) === archived) return ok({ customersChanged: 0 });

      await setTemplateArchived(tx, templateId, archived);
      if (!archived) return ok({ customersChanged: 0 });
      const customerNos = await takeTemplateFromCustomers(tx, templateId);
      const changes = [{ field: "brandingTemplateId", from: templateId, to: null }];
      await insertCardChanges(
        tx,
        customerNos.map((subledgerNo) => ({ subledgerNo, verb: "branding/archive-template", changes })),
      );
      return ok({ customersChanged: customerNos.length });
    },
  );
}
