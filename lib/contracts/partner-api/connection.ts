import { z } from "zod";
import { partnerScopes } from "@/lib/domain/actor";
import { agreementTypes } from "@/lib/domain/factoring";
import type { Contract } from "./contract";
import { currencyCode, isoDate } from "./values";

const mappedAccount = z
  .strictObject({
    eventKind: z.string().meta({
      description: "clearing, bank, fee, financing_cost, interest_income, deviation, or the partner's own",
    }),
    accountNo: z.int().meta({
      description: "A ledger account or a subledger account; use it as `account` of a voucher line",
    }),
    name: z.string(),
    subledgerSeries: z
      .string()
      .nullable()
      .meta({ description: "The series, when `accountNo` is a subledger account" }),
  })
  .meta({ id: "MappedAccount" });

/** The agreement seen from the partner: whose books, what may be done, and which accounts to post to (M2). */
const partnerConnection = z
  .strictObject({
    company: z.strictObject({ orgNr: z.string(), name: z.string() }),
    integration: z.string(),
    state: z.enum(["pending", "active", "winding_down", "inactive"]),
    agreementType: z.enum(agreementTypes),
    acceptsNewInvoices: z.boolean(),
    currencies: z
      .array(currencyCode)
      .meta({ description: "What invoices may be in: NOK always, others as agreed with the client" }),
    scopes: z.array(z.enum(partnerScopes)),
    accounts: z.array(mappedAccount),
    lockDate: isoDate.nullable().meta({ description: "Vouchers must be dated after this day" }),
  })
  .meta({ id: "Connection" });

/** Read the agreement. */
export const getConnection = {
  operationId: "getConnection",
  method: "GET",
  path: "/connection",
  tag: "Access",
  summary: "Read the agreement",
  description:
    "Whose books the token opens, what it may do, and the accounts that vouchers can be posted to.",
  permission: null,
  output: partnerConnection,
  success: { 200: "The agreement" },
  refusals: [],
  examples: {
    output: {
      company: { orgNr: "310000007", name: "Fjordlys AS" },
      integration: "PO Factoring",
      state: "active",
      agreementType: "financing",
      acceptsNewInvoices: true,
      currencies: ["NOK", "EUR"],
      scopes: [...partnerScopes],
      accounts: [
        {
          eventKind: "clearing",
          accountNo: 80000,
          name: "PO Factoring",
          subledgerSeries: "Factoringselskaper",
        },
        { eventKind: "bank", accountNo: 1920, name: "Bank", subledgerSeries: null },
      ],
      lockDate: null,
    },
  },
} as const satisfies Contract;
