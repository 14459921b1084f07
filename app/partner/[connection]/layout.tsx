import { ConnectionNav } from "@/components/desk/connection-nav";
import { requireDeskConnection } from "@/lib/edge/desk";

/** The pages of one agreement in a row above each. Every page asks for its own place. */
export default async function DeskConnectionLayout({
  params,
  children,
}: LayoutProps<"/partner/[connection]">) {
  const { connection } = await requireDeskConnection((await params).connection);
  return (
    <>
      <ConnectionNav connectionId={connection.connectionId} company={connection.companyName} />
      {children}
    </>
  );
}
