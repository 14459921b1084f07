import { AreaNav } from "@/components/shell/area-nav";

/** The factoring area: its pages in a row above each. Every page asks for its own scope. */
export default async function FactoringLayout({ params, children }: LayoutProps<"/[company]/factoring">) {
  const { company } = await params;
  return (
    <>
      <AreaNav area="factoring" basePath={`/${company}`} />
      {children}
    </>
  );
}
