/** One fenced block of a Markdown page: what it is written in, and its lines. */
export type CodeBlock = { readonly language: string; readonly code: string };

/** The fenced blocks of a page, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
}

/** A step of a page that is run: the shell block, and what the page says that it prints, `…` being anything. */
export type ShellStep = { readonly code: string; readonly prints: RegExp };

/** The shell blocks of a page, each with the output that stands under it; one without prints nothing that matters. */
export function shellSteps(markdown: string): ShellStep[] {
  const blocks = codeBlocks(markdown);
  return blocks.flatMap((block, index) => {
    if (block.language !== "sh") return [];
    const next = blocks[index + 1];
    return [{ code: block.code, prints: next?.language === "text" ? patternOf(next.code) : /^/ }];
  });
}

function patternOf(shown: string): RegExp {
  const literal = shown.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("…", ".+")}$`);
}
