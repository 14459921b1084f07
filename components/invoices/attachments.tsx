"use client";

import { Paperclip } from "lucide-react";
import { type ChangeEvent, type DragEvent, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { FileLink } from "@/components/ui/file-link";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import { attachmentLimits, attachmentTypes } from "@/lib/domain/attachment";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { ChosenAttachments } from "./chosen-attachments";
import type { Attachments as Files } from "./use-attachments";

const accepted = Object.entries(attachmentTypes)
  .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join(",");

/** «Vedlegg» in the editor (edge 42): files are chosen or dropped, told of with name and size, and taken off again. */
export function Attachments({ company, files }: { company: string; files: Files }) {
  const t = useTexts();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState("");

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const list = [...(event.target.files ?? [])];
    // So that the same file can be chosen again after it was mended.
    event.target.value = "";
    void files.choose(list);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void files.choose([...event.dataTransfer.files]);
  }

  async function remove(attachmentId: string, name: string) {
    const refusal = await files.remove(attachmentId);
    if (refusal) toast.error(refusalText(t, refusal));
    else setSaid(t("attachments.removed", { name }));
    // The button that had the focus is gone with its row.
    input.current?.focus();
  }

  return (
    <Section title={t("attachments.title")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button within does the same. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          "max-w-3xl rounded-md border border-dashed border-rule-strong px-4 py-3",
          over && "border-accent bg-hover",
        )}
      >
        {files.kept.length > 0 ? (
          <ul className="mb-2 divide-y divide-rule">
            {files.kept.map(({ id, filename, size }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-0.5">
                <span className="min-w-0 break-words">
                  <FileLink href={`/${company}/documents/${id}`} name={filename} bytes={size} />
                </span>
                <Button
                  variant="quiet"
                  size="small"
                  onClick={() => void remove(id, filename)}
                  aria-label={t("attachments.removeNamed", { name: filename })}
                >
                  {t("attachments.remove")}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <ChosenAttachments chosen={files.chosen} drop={files.drop} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <input
            ref={input}
            id={inputId}
            type="file"
            multiple
            accept={accepted}
            onChange={choose}
            aria-describedby={`${inputId}-hint`}
            className="peer sr-only"
          />
          <label
            htmlFor={inputId}
            className={classNames(
              buttonStyle(),
              "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent",
            )}
          >
            <Paperclip aria-hidden />
            {t("attachments.choose")}
          </label>
          <p className="text-sm text-ink-soft">{t("attachments.drop")}</p>
        </div>
        {files.progress ? (
          <div className="mt-3">
            <Progress
              label={t("attachments.sending", { name: files.progress.name })}
              value={files.progress.count > 1 ? files.progress.done : null}
              max={files.progress.count}
              detail={t("attachments.progress", {
                done: String(files.progress.done + 1),
                count: String(files.progress.count),
              })}
            />
          </div>
        ) : null}
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      <p id={`${inputId}-hint`} className="mt-1 max-w-prose text-sm text-ink-soft">
        {t("attachments.hint", {
          fileMegabytes: String(attachmentLimits.fileMegabytes),
          totalMegabytes: String(attachmentLimits.totalMegabytes),
          files: String(attachmentLimits.files),
        })}
      </p>
    </Section>
  );
}
