import { describe, expect, test } from "vitest";
import { newWebhookSecret, signatureOf } from "@/lib/adapters/webhook";
import { verifyWebhook, WebhookError } from "./webhook.ts";

const sentAt = new Date("2026-03-02T09:00:00Z");
const event = {
  type: "invoice.ready",
  timestamp: "2026-03-02T09:00:00.000Z",
  data: { id: "i1", connectionId: "c1", sequence: 4 },
};
const payload = JSON.stringify({ ...event, note: "æøå" });
const [first, second, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];

/** The headers that Fordring's own sender makes. */
function headersOf(
  secrets: readonly string[],
  { body = payload, id = "msg_1" } = {},
): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(sentAt.getTime() / 1000),
    "webhook-signature": signatureOf({ id, url: "", payload: body, secrets, sentAt }),
  };
}

const at = (seconds: number) => ({ now: new Date(sentAt.getTime() + seconds * 1000) });

/** The code of the refusal, or that there was none. */
async function refusalOf(...message: Parameters<typeof verifyWebhook>): Promise<string> {
  try {
    await verifyWebhook(...message);
    return "accepted";
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

test("the specification's own example is verified", async () => {
  // https://github.com/standard-webhooks/standard-webhooks: the secret, message and signature of its libraries' tests.
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const now = new Date(1_614_265_330_000);
  const secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
  // It is signed, but no event of ours.
  expect(await refusalOf(headers, '{"test": 2432232314}', secrets, { now })).toBe("not_an_event");
  expect(await refusalOf(headers, '{"test": 2432232315}', secrets, { now })).toBe("wrong_signature");
});

describe("a message that Fordring has signed", () => {
  test("is told with its event, from text and from bytes, with Node's headers and the web's", async () => {
    const message = await verifyWebhook(headersOf([first]), payload, [first], at(0));
    expect(message).toMatchObject({ id: "msg_1", sentAt, event });
    const bytes = new TextEncoder().encode(payload);
    expect(await verifyWebhook(new Headers(headersOf([first])), bytes, [first], at(0))).toMatchObject({
      event,
    });
  });

  test("is believed by any of two secrets on either side while one is rotated", async () => {
    expect(await refusalOf(headersOf([second, first]), payload, [first], at(0))).toBe("accepted");
    expect(await refusalOf(headersOf([first]), payload, [second, first], at(0))).toBe("accepted");
    expect(await refusalOf(headersOf([second, first]), payload, [second, first], at(0))).toBe("accepted");
    expect(await refusalOf(headersOf([first]), payload, [second, other], at(0))).toBe("wrong_signature");
  });

  test("is not believed when a byte of it is another", async () => {
    expect(await refusalOf(headersOf([first]), payload.replace("i1", "i2"), [first], at(0))).toBe(
      "wrong_signature",
    );
    const renamed = { ...headersOf([first]), "webhook-id": "msg_2" };
    expect(await refusalOf(renamed, payload, [first], at(0))).toBe("wrong_signature");
    const later = { ...headersOf([first]), "webhook-timestamp": String(sentAt.getTime() / 1000 + 1) };
    expect(await refusalOf(later, payload, [first], at(0))).toBe("wrong_signature");
  });

  test("is believed for five minutes on either side, and no longer", async () => {
    expect(await refusalOf(headersOf([first]), payload, [first], at(300))).toBe("accepted");
    expect(await refusalOf(headersOf([first]), payload, [first], at(301))).toBe("too_old");
    expect(await refusalOf(headersOf([first]), payload, [first], at(-300))).toBe("accepted");
    expect(await refusalOf(headersOf([first]), payload, [first], at(-301))).toBe("too_new");
    expect(await refusalOf(headersOf([first]), payload, [first], { ...at(20), toleranceSeconds: 10 })).toBe(
      "too_old",
    );
  });
});

describe("a message of somebody else's", () => {
  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])(
    "without %s is refused",
    async (name) => {
      const headers = Object.fromEntries(Object.entries(headersOf([first])).filter(([key]) => key !== name));
      expect(await refusalOf(headers, payload, [first], at(0))).toBe("missing_header");
    },
  );

  test.each(["", "v1,", "v1,no base64!", "v2,AAAA", "v1a,AAAA", "v1,AAAA v1,BBBB"])(
    "with the signature %j is refused, and breaks nothing",
    async (signature) => {
      const headers = { ...headersOf([first]), "webhook-signature": signature };
      const code = await refusalOf(headers, payload, [first], at(0));
      expect(["missing_header", "wrong_signature"]).toContain(code);
    },
  );

  test("is refused when there is no secret to verify it by; a secret that is none is the caller's mistake", async () => {
    expect(await refusalOf(headersOf([first]), payload, [], at(0))).toBe("wrong_signature");
    await expect(verifyWebhook(headersOf([first]), payload, [""], at(0))).rejects.toThrow(TypeError);
  });
});
