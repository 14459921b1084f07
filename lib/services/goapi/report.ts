import type { Scope } from "@/db/scope";
import type { delivered, updateStatus } from "@/lib/contracts/goapi/operations";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import { goApiStatuses, reportedByGoApi } from "@/lib/domain/goapi";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type AcknowledgeRefusal, acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { reportStatus, type StatusRefusal } from "../factoring/report-status";
import { goApiAnswer } from "./invoice-view";

type Invalid = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/**
 * The v1 receipt: the same verb as `POST …/delivery`, with the moment it came for the moment it names, which v1 cannot
 * say. The PDF must be there (edge 22).
 */
export async function goApiDelivered(
  scope: Scope,
  { factoringInvoiceId: invoiceId, invoiceCid, file, comment }: InputOf<typeof delivered>,
): Promise<Result<OutputOf<typeof delivered>, AcknowledgeRefusal>> {
  if (file === null) return refuse(invalid({ pointer: "/file", code: "required" }));
  const done = await acknowledgeDelivery(keepingGoApiAnswer(scope), {
    invoiceId,
    deliveredAt: scope.now,
    channel: "other",
    text: comment ?? "",
    factorKid: invoiceCid,
    paymentAccount: null,
    dueDate: null,
    factorReference: null,
    pdf: file.base64EncodedData,
  });
  return done.ok
    ? ok(goApiAnswer(done.value))
    : inOurWords(done.error, { "/pdf": "/file/base64EncodedData" });
}

/** The v1 status: the same verb as `POST …/status`, with the moment it came. */
export async function goApiUpdateStatus(
  scope: Scope,
  { factoringInvoiceId: invoiceId, status, statusDescription }: InputOf<typeof updateStatus>,
): Promise<Result<OutputOf<typeof updateStatus>, StatusRefusal | Invalid>> {
  const name = typeof status === "number" ? goApiStatuses[status] : status;
  if (name === undefined || name === "Unspecified" || name === "Active") {
    const allowed = goApiStatuses
      .flatMap((known, number) => (known in reportedByGoApi ? [`${number} ${known}`] : []))
      .join(", ");
    return refuse(invalid({ pointer: "/status", code: "invalid_value", facts: { allowed } }));
  }
  const done = await reportStatus(keepingGoApiAnswer(scope), {
    invoiceId,
    status: reportedByGoApi[name],
    description: statusDescription ?? "",
    occurredAt: scope.now,
    holdUntil: null,
    nextEvent: null,
    nextEventDate: null,
  });
  return done.ok ? ok(goApiAnswer(done.value)) : done;
}

/** A repeated `Idempotency-Key` shall be answered as the first time, so v1's answer is the one that is kept. */
function keepingGoApiAnswer(scope: Scope): Scope {
  const { idempotency } = scope;
  if (!idempotency) return scope;
  const encode = (value: unknown) =>
    idempotency.encode(goApiAnswer(value as Parameters<typeof goApiAnswer>[0]));
  return { ...scope, idempotency: { ...idempotency, encode } };
}

function invalid(issue: FieldIssue): Invalid {
  return { code: "validation_failed", errors: [issue] };
}

/** A refusal that points at the fields of our own API, pointing at v1's. */
function inOurWords(refusal: AcknowledgeRefusal, names: Readonly<Record<string, string>>) {
  if (refusal.code !== "validation_failed") return refuse(refusal);
  const errors = refusal.errors.map((issue) => ({
    ...issue,
    pointer: names[issue.pointer] ?? issue.pointer,
  }));
  return refuse({ ...refusal, errors });
}
