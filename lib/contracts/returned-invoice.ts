import { z } from "zod";
import type { OtherwiseMethod, ReturnedStatus } from "@/lib/domain/returned-invoice";
import { otherwiseMethods } from "@/lib/domain/returned-invoice";
import type { RefusalView } from "./invoice";

/** «Send på annen måte» (edge 13). */
export const sendOtherwiseInput = z.object({ invoiceId: z.uuid(), method: z.enum(otherwiseMethods) });

/** What the page of an invoice that came back tells of it, and which ways are open. */
export type ReturnedChoices = {
  readonly invoiceId: string;
  readonly customerNo: number;
  readonly status: ReturnedStatus;
  /** The factoring company that had it. */
  readonly returnedBy: string;
  readonly reasonCode: string | null;
  readonly reason: string;
  /** Whether it said that sending again, corrected, can help; null when it did not say. */
  readonly retryable: boolean | null;
  /** Where «Rett og send på nytt» goes: the integration that is active now. */
  readonly integrationName: string | null;
  /** What stands in the way of sending it again; null when nothing does. */
  readonly again: RefusalView | null;
  readonly otherwise: readonly { readonly method: OtherwiseMethod; readonly refusal: RefusalView | null }[];
  /** Where it would be mailed. */
  readonly email: string | null;
};
