/** The dimmed page behind a dialog. */
export const veilStyle =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A dialog's sheet: centred, and nearly the whole screen at 390 px. */
export const popupStyle =
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-lg border border-rule bg-raised text-ink shadow-raised outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";

/** A menu's list. */
export const menuStyle =
  "z-50 max-h-(--available-height) min-w-48 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border border-rule bg-raised p-1 text-base text-ink shadow-raised outline-none";

/** A row of a menu: 32 px. */
export const menuItemStyle =
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 select-none outline-none data-disabled:opacity-55 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";
