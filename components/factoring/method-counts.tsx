import { Table, TableBody, TableFoot, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { DeliveryMethod } from "@/lib/domain/customer";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** How many customers have, or get, a delivery method. */
export type MethodCount = { readonly deliveryMethod: DeliveryMethod; readonly customers: number };

type MethodCountsProps = {
  methods: readonly MethodCount[];
  /** What the first column says: the method now, or the one they get back. */
  label: string;
  /** The method that all of them get. */
  after?: string;
  t: Texts;
};

/** Customers by delivery method, with their sum. */
export function MethodCounts({ methods, label, after, t }: MethodCountsProps) {
  const total = methods.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <Table label={label} className="w-auto min-w-72">
      <TableHead>
        <tr>
          <Th>{label}</Th>
          {after ? <Th>{t("connections.methodAfter")}</Th> : null}
          <Th numeric>{t("connections.customers")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {methods.map(({ deliveryMethod, customers }) => (
          <Tr key={deliveryMethod}>
            <Td>{t(`invoices.deliveryMethods.${deliveryMethod}`)}</Td>
            {after ? <Td>{after}</Td> : null}
            <Td numeric>{formatCount(customers)}</Td>
          </Tr>
        ))}
      </TableBody>
      {methods.length > 1 ? (
        <TableFoot>
          <tr>
            <Th scope="row" colSpan={after ? 2 : 1}>
              {t("connections.all")}
            </Th>
            <Td numeric>{formatCount(total)}</Td>
          </tr>
        </TableFoot>
      ) : null}
    </Table>
  );
}
