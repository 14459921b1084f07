import { vouchers } from "@/lib/text/nb/vouchers";
import type { Texts } from "@/lib/text/server";

type KnownEvent = keyof typeof vouchers.eventKinds;

/** What happened, in the reader's language; a partner's own word stands as the partner wrote it. */
export function eventName(kind: string | null, t: Texts): string | null {
  return kind !== null && isKnown(kind) ? t(`vouchers.eventKinds.${kind}`) : kind;
}

function isKnown(kind: string): kind is KnownEvent {
  return Object.hasOwn(vouchers.eventKinds, kind);
}
