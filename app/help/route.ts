import { redirect } from "next/navigation";

/** The help begins at its first page. */
export function GET(): never {
  redirect("/help/oversikt");
}
