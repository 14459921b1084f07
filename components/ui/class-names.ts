import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Join class names; of two that set the same thing the later wins, so callers can adjust a component. */
export function classNames(...values: ClassValue[]): string {
  return twMerge(clsx(values));
}
