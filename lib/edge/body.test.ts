import { describe, expect, test } from "vitest";
import { deliverInvoice } from "@/lib/contracts/partner-api/deliveries";
import { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { ClientGone } from "./body";
import { readInput } from "./request-input";

const invoiceId = "019ab1c2-7d00-7a11-8c22-000000000001";
const address = "http://localhost/api/v1/x";

describe("a body that is broken off", () => {
  /** Half a body, after which the connection breaks, as Node tells it. */
  function brokenOff(contentType: string): Request {
    let told = false;
    const body = new ReadableStream({
      pull(controller) {
        if (told) return controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
        told = true;
        controller.enqueue(new TextEncoder().encode('{"externalReference":'));
      },
    });
    const headers = { "Content-Type": contentType };
    return new Request(address, { method: "POST", headers, body, duplex: "half" } as RequestInit);
  }

  test("is the client's going away and no failure of ours, in JSON and in parts", async () => {
    await expect(readInput(postVoucher, brokenOff("application/json"), {})).rejects.toThrow(ClientGone);
    const parts = brokenOff("multipart/form-data; boundary=x");
    await expect(readInput(deliverInvoice, parts, { invoiceId })).rejects.toThrow(ClientGone);
  });

  test("is not taken for an empty one when it was broken off before it came to us", async () => {
    const headers = { "Content-Type": "application/json" };
    const gone = new Request(address, { method: "POST", headers, signal: AbortSignal.abort() });
    await expect(readInput(postVoucher, gone, {})).rejects.toThrow(ClientGone);
  });
});
