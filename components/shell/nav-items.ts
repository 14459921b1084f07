import {
  BellRing,
  BookText,
  ChartNoAxesColumn,
  FileText,
  Handshake,
  House,
  type LucideIcon,
  Scale,
  Settings,
  Users,
} from "lucide-react";
import type { nb } from "@/lib/text/nb";

type NavItem = {
  readonly key: Exclude<keyof (typeof nb)["shell"], "areas" | "areaNames" | "switchCompany" | "userMenu">;
  readonly path: string;
  readonly Icon: LucideIcon;
};

/** The main places of a company's books; `path` follows `/[company]`. */
export const navItems = [
  { key: "overview", path: "", Icon: House },
  { key: "invoices", path: "/invoices", Icon: FileText },
  { key: "dunning", path: "/dunning", Icon: BellRing },
  { key: "customers", path: "/customers", Icon: Users },
  { key: "vouchers", path: "/vouchers", Icon: BookText },
  { key: "ledger", path: "/ledger/accounts", Icon: Scale },
  { key: "reports", path: "/reports", Icon: ChartNoAxesColumn },
  { key: "factoring", path: "/factoring", Icon: Handshake },
  { key: "settings", path: "/settings", Icon: Settings },
] as const satisfies readonly NavItem[];
