import type { Actor, PartnerScope, Role } from "@/lib/domain/actor";

/** Who may do a verb: people by role, partners by token scope, the system where a job does it. */
type Permission = {
  readonly roles: readonly Role[];
  readonly scope: PartnerScope | null;
  readonly system: boolean;
};

const bookkeepers = ["administrator", "bookkeeper"] as const;
const everyone = ["administrator", "bookkeeper", "viewer"] as const;

const people = (roles: readonly Role[]): Permission => ({ roles, scope: null, system: true });
const partner = (scope: PartnerScope): Permission => ({ roles: [], scope, system: true });
const system: Permission = { roles: [], scope: null, system: true };

/** Every mutation there is, and who may do it. A verb without a row here does not compile. */
export const permissions = {
  "company/create": system,
  "access/issue-token": system,
  "access/create-key": people(["administrator"]),
  "access/revoke-key": people(["administrator"]),
  "customer/save": people(bookkeepers),
  "customer/mend": people(bookkeepers),
  "customer/apply-suggestions": people(bookkeepers),
  "customer/import": people(bookkeepers),
  "customer/assess": system,
  "supplier/save": people(bookkeepers),
  "invoice/save-draft": people(bookkeepers),
  "invoice/delete-draft": people(bookkeepers),
  "invoice/add-attachment": people(bookkeepers),
  "invoice/remove-attachment": people(bookkeepers),
  "invoice/save-rate": people(bookkeepers),
  "invoice/send": people(bookkeepers),
  "invoice/send-many": people(bookkeepers),
  "invoice/credit": people(bookkeepers),
  "invoice/send-otherwise": people(bookkeepers),
  "invoice/write-off-loss": people(bookkeepers),
  "invoice/reverse-loss": people(bookkeepers),
  "invoice/import": people(bookkeepers),
  "invoice/print": people(bookkeepers),
  "invoice/email": system,
  "invoice/send-copy": people(bookkeepers),
  "recurring/save": people(bookkeepers),
  "recurring/change-state": people(bookkeepers),
  "recurring/run": people(bookkeepers),
  "recurring/retry": people(bookkeepers),
  "recurring/send": system,
  "branding/save-template": people(bookkeepers),
  "branding/archive-template": people(bookkeepers),
  "factoring/activate-alternative": people(["administrator"]),
  "factoring/deactivate-alternative": people(["administrator"]),
  "factoring/choose-template": people(["administrator"]),
  "factoring/activate": people(["administrator"]),
  "factoring/undo-activation": people(["administrator"]),
  "factoring/wind-down": people(["administrator"]),
  "factoring/force-close": people(["administrator"]),
  "factoring/change-mapping": people(["administrator"]),
  "factoring/change-rounding": people(["administrator"]),
  "factoring/change-currencies": people(["administrator"]),
  "factoring/withdraw": people(bookkeepers),
  "factoring/close-finished": system,
  "factoring/prepare": system,
  "factoring/retry-preparation": people(bookkeepers),
  "factoring/send-again": people(bookkeepers),
  "factoring/report-by-company": people(bookkeepers),
  "factoring/note-download": partner("factoring.invoices:read"),
  "factoring/claim": partner("factoring.invoices:write"),
  "factoring/acknowledge-delivery": partner("factoring.invoices:write"),
  "factoring/replace-delivery-pdf": partner("factoring.invoices:write"),
  "factoring/change-service-level": partner("factoring.invoices:write"),
  "factoring/end-holds": system,
  "factoring/reject": partner("factoring.invoices:write"),
  "factoring/report-status": partner("factoring.invoices:write"),
  "factoring/report-credit-limit": partner("factoring.invoices:write"),
  "webhook/create": partner("webhooks:manage"),
  "webhook/change": partner("webhooks:manage"),
  "webhook/delete": partner("webhooks:manage"),
  "webhook/rotate-secret": partner("webhooks:manage"),
  "webhook/test": partner("webhooks:manage"),
  "webhook/replay": partner("webhooks:manage"),
  "webhook/tell-again": partner("webhooks:manage"),
  "webhook/record-try": system,
  "voucher/post-partner": partner("factoring.vouchers:write"),
  "voucher/post-events": partner("factoring.vouchers:write"),
  "voucher/reverse-partner": partner("factoring.vouchers:write"),
  "voucher/upload-document": partner("factoring.vouchers:write"),
  "voucher/attach-documents": partner("factoring.vouchers:write"),
  "factoring/reconcile": partner("factoring.vouchers:write"),
  "voucher/post-alternative": partner("vouchers:write"),
  "voucher/post-manual": people(bookkeepers),
  "bank/import-statement": people(bookkeepers),
  "factoring/report-direct-payment": people(bookkeepers),
  "factoring/forward-direct-payment": people(bookkeepers),
  "factoring/set-off-direct-payment": people(bookkeepers),
  "factoring/reverse-direct-payment": people(bookkeepers),
  "factoring/reopen-direct-payment": people(bookkeepers),
  "factoring/acknowledge-direct-payment": partner("factoring.invoices:write"),
  "dunning/run": people(bookkeepers),
  "dunning/send-letter": system,
  "dunning/send-again": people(bookkeepers),
  "dunning/hold": people(bookkeepers),
  "dunning/release": people(bookkeepers),
  "dunning/send-to-collection": people(bookkeepers),
  "dunning/withdraw-from-collection": people(bookkeepers),
  "dunning/save-settings": people(["administrator"]),
  "legacy/transfer": people(bookkeepers),
  "legacy/end": people(["administrator"]),
  "report/save-columns": people(everyone),
} as const satisfies Record<string, Permission>;

export type Verb = keyof typeof permissions;

export type Denied =
  | { readonly code: "forbidden"; readonly verb: Verb }
  | { readonly code: "scope_missing"; readonly scope: PartnerScope };

/** Why the actor may not do the verb, or null when he may. */
export function denial(actor: Actor, verb: Verb): Denied | null {
  const permission: Permission = permissions[verb];

  switch (actor.kind) {
    case "system":
      return permission.system ? null : { code: "forbidden", verb };
    case "user":
      return permission.roles.includes(actor.role) ? null : { code: "forbidden", verb };
    case "partner":
      if (permission.scope === null) return { code: "forbidden", verb };
      return actor.scopes.includes(permission.scope)
        ? null
        : { code: "scope_missing", scope: permission.scope };
  }
}
