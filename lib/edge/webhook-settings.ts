import { type SecretBox, secretBox } from "@/lib/adapters/sealed";
import { env, required } from "@/lib/env";

/** What seals the webhooks' signing secrets. */
export function webhookBox(): SecretBox {
  return secretBox(required("AUTH_SECRET"));
}

/** Whether a program on this very machine may be told of events: in the demo, where partners run beside us. */
export function webhookRule(): { readonly allowLoopback: boolean } {
  return { allowLoopback: env().FORDRING_DEMO === "1" };
}
