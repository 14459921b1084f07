import { BlockList, isIP } from "node:net";

/** Ranges that are no one's on the public internet (IANA's special-purpose registries), by version. */
const special: Readonly<Record<"ipv4" | "ipv6", readonly (readonly [string, number])[]>> = {
  ipv4: [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ],
  ipv6: [
    // Unspecified, loopback, and the old form that carries an IPv4 address.
    ["::", 96],
    // Addresses that carry an IPv4 address in themselves: mapped, translated, 6to4 and Teredo.
    ["::ffff:0:0", 96],
    ["64:ff9b::", 96],
    ["64:ff9b:1::", 48],
    ["2002::", 16],
    ["2001::", 32],
    ["100::", 64],
    ["2001:db8::", 32],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
  ],
};

/** One list a version: in a common one, the mapped range of IPv6 would hold every IPv4 address. */
const inside = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const version of ["ipv4", "ipv6"] as const)
  for (const [network, prefix] of special[version]) inside[version].addSubnet(network, prefix, version);

/** Whether an address is one on the public internet: not ours, not a neighbour's, not a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  return !inside[family].check(address, family);
}
