import { redirect } from "next/navigation";

/** The portal begins at its first page. */
export function GET(): never {
  redirect("/docs/start");
}
