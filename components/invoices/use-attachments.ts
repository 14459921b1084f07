"use client";

import { useRef, useState } from "react";
import { toast } from "sonner";
import type { ActionState } from "@/lib/contracts/action-state";
import type { AttachmentView } from "@/lib/contracts/attachment";
import { attachmentLimits, checkAttachment, placeAttachment } from "@/lib/domain/attachment";
import { useTexts } from "@/lib/text/client";
import { type RefusalFacts, refusalText } from "@/lib/text/refusals";

type Act<Input> = (
  company: string,
  input: Input,
) => Promise<ActionState<{ readonly attachments: readonly AttachmentView[] }>>;

/** What a page hands the editor about its files: those that the draft has, and the actions behind the buttons. */
export type AttachmentActions = {
  readonly kept: readonly AttachmentView[];
  readonly add: Act<{ invoiceId: string; filename: string; bytes: Uint8Array<ArrayBuffer> }>;
  readonly remove: Act<{ invoiceId: string; attachmentId: string }>;
};

/** A file on its way: it waits for the draft to be kept, is being sent, or was refused. */
export type ChosenAttachment = {
  readonly key: number;
  readonly file: File;
  readonly state: "waiting" | "sending" | "refused";
  readonly refusal: RefusalFacts | null;
};

/** How far a batch has come, while one is under way. */
export type UploadProgress = { readonly name: string; readonly done: number; readonly count: number };

/** The files of the draft in the editor (edge 42), with all that can be done to them. */
export type Attachments = ReturnType<typeof useAttachments>;

/**
 * Files are sent one at a time as soon as they are chosen; those of a draft that is not kept yet wait for it. Each
 * that was refused stays in sight with its reason until the next are chosen.
 */
export function useAttachments(company: string, invoiceId: string | null, actions: AttachmentActions) {
  const t = useTexts();
  const [kept, setKept] = useState(actions.kept);
  const [chosen, setChosen] = useState<readonly ChosenAttachment[]>([]);
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const keys = useRef(0);
  const underWay = useRef<Promise<readonly ChosenAttachment[]> | null>(null);

  const change = (key: number, to: Partial<ChosenAttachment> | null) =>
    setChosen((all) => all.flatMap((one) => (one.key !== key ? [one] : to ? [{ ...one, ...to }] : [])));

  async function send(to: string, files: readonly ChosenAttachment[]): Promise<readonly ChosenAttachment[]> {
    const refused: ChosenAttachment[] = [];
    for (const [done, one] of files.entries()) {
      setProgress({ name: one.file.name, done, count: files.length });
      change(one.key, { state: "sending" });
      const refusal = await sendOne(to, one.file);
      if (refusal) refused.push({ ...one, state: "refused", refusal });
      change(one.key, refusal && { state: "refused", refusal });
    }
    setProgress(null);
    return refused;
  }

  async function sendOne(to: string, file: File): Promise<RefusalFacts | null> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const state = await actions.add(company, { invoiceId: to, filename: file.name, bytes });
      if (state.status === "done") setKept(state.value.attachments);
      return refusalOf(state);
    } catch {
      return { code: "attachment_not_sent" };
    }
  }

  /** Take files in: what cannot be an attachment is refused here already, before it is sent. */
  async function choose(files: readonly File[]): Promise<void> {
    const waiting = chosen.filter(({ state }) => state !== "refused");
    const looked: ChosenAttachment[] = [];
    for (const file of files) {
      keys.current += 1;
      const refusal = await look(file, [...kept, ...asKept([...waiting, ...looked])], keys.current);
      looked.push({ key: keys.current, file, state: refusal ? "refused" : "waiting", refusal });
    }
    setChosen([...waiting, ...looked]);
    const good = looked.filter(({ state }) => state === "waiting");
    if (!invoiceId || good.length === 0) return;
    const before = underWay.current ?? Promise.resolve([]);
    const mine = before.then(async (refused) => [...refused, ...(await send(invoiceId, good))]);
    underWay.current = mine;
    await mine;
    if (underWay.current === mine) underWay.current = null;
  }

  /**
   * The draft is kept, as which id: what waits for it goes to it now, and what is under way ends first. Answers whether
   * every file came along; each that did not is told of, also on the page that comes next.
   */
  async function keepWith(keptAs: string): Promise<boolean> {
    const waiting = invoiceId ? [] : chosen.filter(({ state }) => state === "waiting");
    const refused = [...((await underWay.current) ?? []), ...(await send(keptAs, waiting))];
    for (const { file, refusal } of refused) {
      const reason = refusal ? refusalText(t, refusal) : "";
      toast.error(t("attachments.refused", { name: file.name, reason }));
    }
    return refused.length === 0;
  }

  /** Take a file off again; answers why not, or null. */
  async function remove(attachmentId: string): Promise<RefusalFacts | null> {
    if (!invoiceId) return null;
    const state = await actions.remove(company, { invoiceId, attachmentId }).catch(() => null);
    if (state?.status === "done") setKept(state.value.attachments);
    return state ? refusalOf(state) : { code: "attachment_not_removed" };
  }

  const drop = (key: number) => change(key, null);
  return { kept, chosen, progress, choose, keepWith, remove, drop };
}

function refusalOf(state: ActionState): RefusalFacts | null {
  if (state.status === "refused") return { ...state.facts, code: state.code };
  return state.status === "done" ? null : { code: "attachment_not_sent" };
}

/** Why a file cannot come along, by what the browser can see. A file that is too large is not read for that. */
async function look(
  file: File,
  kept: Parameters<typeof placeAttachment>[0],
  key: number,
): Promise<RefusalFacts | null> {
  const readable = file.size <= attachmentLimits.fileMegabytes * 1024 * 1024;
  const bytes = new Uint8Array(readable ? await file.arrayBuffer() : new ArrayBuffer(0));
  const checked = checkAttachment({ filename: file.name, size: file.size, bytes });
  if (!checked.ok) return checked.error;
  // Whether it is one of those already, the server sees by its checksum.
  const placed = placeAttachment(kept, { ...checked.value, size: file.size, sha256: `chosen-${key}` });
  return placed.ok ? null : placed.error;
}

function asKept(chosen: readonly ChosenAttachment[]) {
  return chosen
    .filter(({ state }) => state !== "refused")
    .map(({ key, file }) => ({
      filename: file.name,
      size: file.size,
      sha256: `chosen-${key}`,
      position: key,
    }));
}
