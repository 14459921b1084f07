import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { PeopleAct } from "@/lib/domain/partner-people";
import type { Texts } from "@/lib/text/server";

type PeopleLogProps = {
  rows: readonly {
    readonly id: string;
    readonly at: Date;
    readonly actorName: string;
    readonly act: PeopleAct;
    readonly subject: string;
  }[];
  t: Texts;
};

/** What was done to a partner's people: when, by whom, to whom. */
export function PeopleLog({ rows, t }: PeopleLogProps) {
  return (
    <Table label={t("deskPeople.log")}>
      <TableHead>
        <tr>
          <Th>{t("deskPeople.logAt")}</Th>
          <Th>{t("deskPeople.logAct")}</Th>
          <Th>{t("deskPeople.logSubject")}</Th>
          <Th>{t("deskPeople.logBy")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ id, at, actorName, act, subject }) => (
          <Tr key={id}>
            <Td>
              <MomentText moment={at} />
            </Td>
            <Td>{t(`deskPeople.acts.${act}`)}</Td>
            <Td>{subject}</Td>
            <Td>{actorName}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
