"use client";

/** Hand a text to the browser to be saved as a file. */
export function saveText(filename: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  // Not at once: some browsers fetch it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
