import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { PartnerKeys } from "../partner-client";

/** A client of PowerOffice's GoApi.Factoring, written from its shapes alone: it knows none of our contracts. */
export type GoApiInvoice = {
  readonly id: string;
  readonly customerCode: number;
  readonly customerEmail: string | null;
  readonly totalAmount: number;
  readonly invoiceNo: number;
  readonly invoiceDeliveryDate: string;
  readonly invoiceDate: string;
  readonly dueDate: string;
  readonly createdDate: string;
  readonly isDelivered: boolean;
  readonly originalInvoiceNo: number | null;
  readonly factoringInvoiceStatus: number;
  readonly factoringInvoiceStatusDescription: string;
  readonly debtorEmailAddress: string | null;
  readonly debtorPhoneNumber: string | null;
  readonly projectCode: string | null;
  readonly projectName: string | null;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
};

/** What an answer holds: data and success, or what went wrong. */
export type GoApiAnswer<Data> = {
  readonly data?: Data;
  readonly count?: number;
  readonly success: boolean;
  readonly summary?: string;
  readonly validation?: readonly {
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
};

/** An answer with the HTTP status beside it. */
export type Told<Data> = GoApiAnswer<Data> & { readonly status: number; readonly answer: APIResponse };

/** The five routes, with a token of the same client-credentials call. */
export class GoApiClient {
  private readonly request: APIRequestContext;
  private readonly token: string;

  constructor(request: APIRequestContext, token: string) {
    this.request = request;
    this.token = token;
  }

  /** As v1's own clients do it: the token's address is beside the routes. */
  static async connect(request: APIRequestContext, { applicationKey, clientKey }: PartnerKeys) {
    const answer = await request.post("/compat/goapi/OAuth/Token", {
      headers: { Authorization: `Basic ${Buffer.from(`${applicationKey}:${clientKey}`).toString("base64")}` },
      form: { grant_type: "client_credentials" },
    });
    const { access_token, token_type } = await answer.json();
    if (!answer.ok() || token_type.toLowerCase() !== "bearer")
      throw new Error(`no token: ${answer.status()}`);
    return new GoApiClient(request, access_token);
  }

  available(query: Record<string, string> = {}) {
    return this.get<readonly GoApiInvoice[]>("Factoring/AvailableInvoices/", query);
  }

  invoicesDelivered(query: Record<string, string> = {}) {
    return this.get<readonly GoApiInvoice[]>("Factoring/InvoicesDelivered", query);
  }

  ehf(invoiceId: string): Promise<APIResponse> {
    return this.send("GET", `Factoring/InvoiceEhf/${invoiceId}`);
  }

  delivered(receipt: object, headers: Record<string, string> = {}) {
    return this.post<GoApiInvoice>("Factoring/delivered/", receipt, headers);
  }

  updateStatus(report: object) {
    return this.post<GoApiInvoice>("Factoring/updatefactoringinvoicestatus/", report);
  }

  /** Any call below the base. */
  send(method: string, path: string, options: Parameters<APIRequestContext["fetch"]>[1] = {}) {
    const headers = { Authorization: `Bearer ${this.token}`, ...options.headers };
    // A client that is told to go elsewhere loses body and token: no answer may ask for it.
    return this.request.fetch(`/compat/goapi/${path}`, { ...options, method, headers, maxRedirects: 0 });
  }

  private async get<Data>(path: string, params: Record<string, string>) {
    return told<Data>(await this.send("GET", path, { params }));
  }

  private async post<Data>(path: string, data: object, headers: Record<string, string> = {}) {
    return told<Data>(await this.send("POST", path, { data, headers }));
  }
}

/** An answer as v1's clients read it. */
export async function told<Data>(answer: APIResponse): Promise<Told<Data>> {
  return { ...((await answer.json()) as GoApiAnswer<Data>), status: answer.status(), answer };
}
