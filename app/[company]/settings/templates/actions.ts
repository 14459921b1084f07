"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import { archiveTemplateInput, previewTemplateInput, saveTemplateInput } from "@/lib/contracts/branding";
import { action } from "@/lib/edge/action";
import { archiveTemplate } from "@/lib/services/branding/archive-template";
import { previewTemplate } from "@/lib/services/branding/preview-template";
import { saveTemplate } from "@/lib/services/branding/save-template";

const save = action(saveTemplateInput, saveTemplate);
const archive = action(archiveTemplateInput, archiveTemplate);
const preview = action(previewTemplateInput, previewTemplate);

/** Save a template; a page that shows it is read again. */
export async function saveTemplateAction(company: string, input: z.input<typeof saveTemplateInput>) {
  const state = await save(company, input);
  if (state.status === "done") refresh();
  return state;
}

/** «Arkiver» and «Hent fram igjen». */
export async function archiveTemplateAction(company: string, input: z.input<typeof archiveTemplateInput>) {
  const state = await archive(company, input);
  if (state.status === "done") refresh();
  return state;
}

/** A sample invoice as a PDF with the template as it is typed. Keeps nothing. */
export async function previewTemplateAction(company: string, input: z.input<typeof previewTemplateInput>) {
  return preview(company, input);
}
